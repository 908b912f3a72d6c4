package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/** The finished file was fetched for the first time, or is about to be, where that is what it is paid by. */
@Revision("1")
@JsonTypeName("generation.AudioDownloaded")
public record AudioDownloaded(GenerationId generationId) implements GenerationEvent {}
