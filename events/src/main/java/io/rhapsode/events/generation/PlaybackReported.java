package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * Somebody listened.
 *
 * @param playedMillis how far
 */
@Revision("1")
@JsonTypeName("generation.PlaybackReported")
public record PlaybackReported(GenerationId generationId, long playedMillis, boolean completed)
        implements GenerationEvent {}
