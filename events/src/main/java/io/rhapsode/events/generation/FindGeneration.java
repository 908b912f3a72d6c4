package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Query for a {@link GenerationView}; refused as {@code generation_not_found}. */
public record FindGeneration(TenantId tenant, GenerationId generationId) {}
