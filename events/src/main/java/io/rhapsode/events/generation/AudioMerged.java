package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * The file is finished and stored.
 *
 * @param credits the price of the speech that it holds
 * @param mergeMillis how long joining and encoding took
 */
@Revision("1")
@JsonTypeName("generation.AudioMerged")
public record AudioMerged(GenerationId generationId, MasteredAudio audio, long credits, long mergeMillis)
        implements GenerationEvent {}
