package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes text, words and audio of what was to be paid by its first download, because its retention is over. Changes nothing where somebody was faster. */
public record RemoveUnfetched(@TargetAggregateIdentifier GenerationId generationId) implements GenerationCommand {}
