package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that the generation of a hold goes on. */
public record ExtendHold(@TargetAggregateIdentifier AccountId accountId, GenerationId generationId)
        implements CreditCommand, AboutGeneration {}
