package io.rhapsode.application.cli.api;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream.
 *
 * @param id the last one the stream named, which a new stream can begin after
 */
record ServerSentEvent(@Nullable String id, String event, String data) {}
