package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/** The provider of this route could not be brought to speak a chunk. */
@Revision("2")
@JsonTypeName("generation.ChunkFailed")
public record ChunkFailed(GenerationId generationId, int route, FailedChunk chunk) implements GenerationEvent {}
