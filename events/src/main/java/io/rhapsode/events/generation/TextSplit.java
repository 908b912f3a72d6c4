package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.text.ChunkSpan;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The text is cut into chunks that every candidate can speak; they cover it exactly. */
@Revision("1")
@JsonTypeName("generation.TextSplit")
public record TextSplit(GenerationId generationId, List<ChunkSpan> chunks) implements GenerationEvent {

    public TextSplit {
        chunks = List.copyOf(chunks);
    }
}
