package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.generation.GenerationId;
import org.axonframework.serialization.Revision;

/** A hold was given back whole. */
@Revision("1")
@JsonTypeName("credit.CreditsReleased")
public record CreditsReleased(AccountId accountId, GenerationId generationId, long credits) implements CreditEvent {}
