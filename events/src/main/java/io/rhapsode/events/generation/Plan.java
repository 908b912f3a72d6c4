package io.rhapsode.events.generation;

import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.TextAnalysis;
import java.time.Instant;
import java.util.List;

/**
 * How a text is to be spoken.
 *
 * @param pricedAt the moment whose prices its candidates have
 * @param chunks none where there is no candidate
 */
public record Plan(Instant pricedAt, TextAnalysis analysis, Routing routing, List<ChunkSpan> chunks) {

    public Plan {
        chunks = List.copyOf(chunks);
    }
}
