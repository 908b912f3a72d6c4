package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/**
 * Streaming query for the audio from its beginning while it is being made, as one {@link LivePart} after the other; it ends when the generation ends.
 * Refused as {@code generation_not_found}, {@code generation_erased}, or {@code overloaded} where too many listen already.
 */
public record ListenLive(TenantId tenant, GenerationId generationId) {}
