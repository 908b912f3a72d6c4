package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says how far somebody listened. */
public record ReportPlayback(@TargetAggregateIdentifier GenerationId generationId, long playedMillis, boolean completed)
        implements GenerationCommand {}
