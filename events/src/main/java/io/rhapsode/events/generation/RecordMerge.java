package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Reports the finished file: of everything, or after a cancellation of the beginning that was spoken. */
public record RecordMerge(@TargetAggregateIdentifier GenerationId generationId, MasteredAudio audio, long mergeMillis)
        implements GenerationCommand {}
