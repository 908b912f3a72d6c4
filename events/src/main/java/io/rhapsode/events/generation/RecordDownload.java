package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that the finished file was fetched; only the first time is a fact. Where it is to be paid by that, it is charged in the same transaction. */
public record RecordDownload(@TargetAggregateIdentifier GenerationId generationId) implements GenerationCommand {}
