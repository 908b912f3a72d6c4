package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * The caller stopped it. What was spoken without a gap from the beginning is merged, charged and can be downloaded.
 *
 * @param spokenChunks length of that beginning
 * @param spokenCharacters its code points
 * @param costMicros what providers charge us for all that was spoken
 */
@Revision("1")
@JsonTypeName("generation.GenerationCancelled")
public record GenerationCancelled(GenerationId generationId, int spokenChunks, int spokenCharacters, long costMicros)
        implements GenerationEvent {}
