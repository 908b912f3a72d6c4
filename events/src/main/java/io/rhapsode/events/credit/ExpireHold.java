package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a hold back if it is due, and remembers it. */
public record ExpireHold(@TargetAggregateIdentifier AccountId accountId, GenerationId generationId)
        implements CreditCommand, AboutGeneration {}
