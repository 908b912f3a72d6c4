package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Turns a hold into a charge of at most what is held. One that had expired is held again, or a debt is posted. */
public record CommitCredits(@TargetAggregateIdentifier AccountId accountId, GenerationId generationId, long credits)
        implements CreditCommand, AboutGeneration {}
