package io.rhapsode.application.cli.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The server's word that a text will be spoken. */
public record Accepted(String generationId, @Nullable Instant estimatedCompletionAt) {}
