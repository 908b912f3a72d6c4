package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/**
 * Streaming query for each {@link ProgressView} of a generation with a higher sequence number, those that have happened and those that will, in order, each
 * once; it ends behind the terminal one. Refused as {@code generation_not_found}.
 *
 * @param after sequence number of the last one known, −1 for all
 */
public record FollowGeneration(TenantId tenant, GenerationId generationId, long after) {}
