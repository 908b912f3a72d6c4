package io.rhapsode.events.generation;

import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.TextAnalysis;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Reports the plan: three facts in one transaction. Without a candidate there are no chunks, and the generation fails ({@code no_provider}). */
public record RecordPlan(
        @TargetAggregateIdentifier GenerationId generationId,
        TextAnalysis analysis,
        Routing routing,
        List<ChunkSpan> chunks)
        implements GenerationCommand {

    public RecordPlan {
        chunks = List.copyOf(chunks);
    }
}
