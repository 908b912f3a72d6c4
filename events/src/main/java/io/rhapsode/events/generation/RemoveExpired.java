package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes text, words and audio of what is over, because its tenant keeps them no longer. Changes nothing where it still waits for the download that pays it: that has terms of its own. */
public record RemoveExpired(@TargetAggregateIdentifier GenerationId generationId) implements GenerationCommand {}
