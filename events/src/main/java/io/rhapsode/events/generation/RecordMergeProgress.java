package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Reports how far the merge is.
 *
 * @param fraction 0 to 1; what is not more than known yields nothing
 */
public record RecordMergeProgress(@TargetAggregateIdentifier GenerationId generationId, double fraction)
        implements GenerationCommand {}
