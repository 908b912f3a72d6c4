package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Plain command, to no aggregate: keeps the title a person typed apart from the log. Sent before {@link RequestGeneration}. */
public record KeepTitle(TenantId tenantId, GenerationId generationId, String title) {}
