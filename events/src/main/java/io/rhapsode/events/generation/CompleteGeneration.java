package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a merged generation once its credits are settled. */
public record CompleteGeneration(@TargetAggregateIdentifier GenerationId generationId, long creditsCharged)
        implements GenerationCommand {}
