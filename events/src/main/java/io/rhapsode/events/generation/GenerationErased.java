package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.identity.TenantId;
import org.axonframework.serialization.Revision;

/** Text, words and audio go for good; the facts stay. */
@Revision("2")
@JsonTypeName("generation.GenerationErased")
public record GenerationErased(GenerationId generationId, TenantId tenantId, ErasureReason reason)
        implements GenerationEvent {}
