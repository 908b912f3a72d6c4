package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Query for the {@link TitleView} of a generation; one that nobody knows has no title. */
public record FindTitle(TenantId tenant, GenerationId generationId) {}
