package io.rhapsode.worker.queue;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A task as it is stored: with the metadata of the message that led to it. */
record Envelope(JsonNode task, Map<String, String> metaData) {}
