package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/** The candidates are in order; the first is chosen. */
@Revision("2")
@JsonTypeName("generation.GenerationRouted")
public record GenerationRouted(GenerationId generationId, Routing routing) implements GenerationEvent {}
