package io.rhapsode.application.cli.api;

import org.jspecify.annotations.Nullable;

/**
 * Where a generation stands.
 *
 * @param status pending, analyzing, routing, chunking, generating, merging, completed, failed or cancelled
 * @param fraction 0 to 1; falls after a reroute
 */
public record Progress(@Nullable String status, int chunksTotal, int chunksDone, double fraction) {}
