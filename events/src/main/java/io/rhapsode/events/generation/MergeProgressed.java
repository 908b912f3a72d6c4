package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * Joining and encoding goes on.
 *
 * @param fraction 0 to 1 of that work
 */
@Revision("1")
@JsonTypeName("generation.MergeProgressed")
public record MergeProgressed(GenerationId generationId, double fraction) implements GenerationEvent {}
