package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * It is spoken, mastered and paid.
 *
 * @param costMicros what all providers charge us for it, work thrown away included
 * @param retries requests beyond the first for a chunk
 * @param fallbacks reroutes
 */
@Revision("1")
@JsonTypeName("generation.GenerationCompleted")
public record GenerationCompleted(
        GenerationId generationId, long creditsCharged, long costMicros, int retries, int fallbacks)
        implements GenerationEvent {}
