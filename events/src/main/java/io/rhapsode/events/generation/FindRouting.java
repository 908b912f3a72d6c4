package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Query for the {@link RoutingView}; refused as {@code generation_not_found}. */
public record FindRouting(TenantId tenant, GenerationId generationId) {}
