package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a hold back whole. */
public record ReleaseCredits(@TargetAggregateIdentifier AccountId accountId, GenerationId generationId)
        implements CreditCommand, AboutGeneration {}
