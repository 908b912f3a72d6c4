package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Query for all {@link ChunksView} of a generation; refused as {@code generation_not_found}. */
public record FindChunks(TenantId tenant, GenerationId generationId) {}
