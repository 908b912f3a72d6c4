package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.text.TextAnalysis;
import org.axonframework.serialization.Revision;

/** What the text is like. */
@Revision("2")
@JsonTypeName("generation.TextAnalyzed")
public record TextAnalyzed(GenerationId generationId, TextAnalysis analysis) implements GenerationEvent {}
