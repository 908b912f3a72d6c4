package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * A chunk was spoken and its audio is stored.
 *
 * @param route number of the reroute it was spoken under, 0 before any
 * @param characters code points of the chunk
 */
@Revision("1")
@JsonTypeName("generation.ChunkSynthesized")
public record ChunkSynthesized(GenerationId generationId, int route, int characters, SpokenChunk chunk)
        implements GenerationEvent {}
