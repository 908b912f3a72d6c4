package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that the finished file was fetched; only the first time is a fact. */
public record RecordDownload(@TargetAggregateIdentifier GenerationId generationId) implements GenerationCommand {}
