package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes text, words and audio for good. What is still under way is cancelled first. */
public record EraseGeneration(@TargetAggregateIdentifier GenerationId generationId) implements GenerationCommand {}
