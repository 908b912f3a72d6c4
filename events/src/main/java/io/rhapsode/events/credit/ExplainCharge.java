package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;

/** Query for the {@link MovementPage} of all that the account did for a generation, from the beginning. */
public record ExplainCharge(TenantId tenant, GenerationId generationId) {}
