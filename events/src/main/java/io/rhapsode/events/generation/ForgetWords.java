package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Plain command, to no aggregate: removes title, comment and free tags of a generation. */
public record ForgetWords(TenantId tenantId, GenerationId generationId) {}
