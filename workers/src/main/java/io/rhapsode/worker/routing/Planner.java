package io.rhapsode.worker.routing;

import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.text.Chunker;
import java.time.Instant;
import java.util.List;

/** Chooses who could speak a text, and cuts it so that each of them can. */
public final class Planner {

    private final SpeechRouter router;
    private final Chunker chunker;

    public Planner(SpeechRouter router, Chunker chunker) {
        this.router = router;
        this.chunker = chunker;
    }

    /**
     * Makes the plan as things stand now. Blocks as the router does.
     *
     * @param text the whole of it
     * @param asked the moment whose prices hold, however late the plan is made
     */
    public Plan plan(String text, TextAnalysis analysis, SpeechOrder order, Instant asked) {
        Routing routing = router.route(analysis, order, asked);
        List<ChunkSpan> chunks = routing.candidates().isEmpty()
                ? List.of()
                : chunker.split(text, language(analysis, order), router.limits(routing));
        return new Plan(asked, analysis, routing, chunks);
    }

    /** The one that was asked for, or the one that it seems to be. */
    static String language(TextAnalysis analysis, SpeechOrder order) {
        String wanted = order.preferences().language();
        return wanted == null ? analysis.language() : wanted;
    }
}
