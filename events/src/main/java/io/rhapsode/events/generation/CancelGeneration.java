package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Stops a generation; refused as {@code already_finished} once it is merged or over. */
public record CancelGeneration(@TargetAggregateIdentifier GenerationId generationId) implements GenerationCommand {}
