package io.rhapsode.query.generation.domain;

import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.text.ChunkSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a stretch of events changes on the chunks of a generation: the last word on each, however many were said. */
public final class ChunkStory {

    public static final String PENDING = "pending";
    public static final String SYNTHESIZED = "synthesized";
    public static final String FAILED = "failed";

    /** What became of a chunk under the route that counts. */
    public record Outcome(
            String status,
            @Nullable ProviderId provider,
            int attempts,
            @Nullable Long latencyMillis,
            @Nullable Long durationMillis,
            @Nullable AttemptOutcome error) {

        private static final Outcome NONE = new Outcome(PENDING, null, 0, null, null, null);

        static Outcome of(SpokenChunk chunk) {
            return new Outcome(
                    SYNTHESIZED,
                    chunk.provider(),
                    chunk.attempts().size(),
                    chunk.latencyMillis(),
                    chunk.durationMillis(),
                    null);
        }

        static Outcome of(FailedChunk chunk) {
            return new Outcome(FAILED, chunk.provider(), chunk.attempts().size(), null, null, chunk.outcome());
        }
    }

    /** What a reroute means for the chunks that were there before. */
    public enum Reset {
        NOTHING,
        FAILED_CHUNKS,
        ALL_CHUNKS
    }

    private final Map<Integer, Outcome> outcomes = new TreeMap<>();
    private @Nullable List<ChunkSpan> spans;
    private Reset reset = Reset.NOTHING;

    void tell(GenerationEvent event) {
        switch (event) {
            case TextSplit e -> spans = e.chunks();
            case ChunkSynthesized e -> outcomes.put(e.chunk().index(), Outcome.of(e.chunk()));
            case ChunkFailed e -> outcomes.put(e.chunk().index(), Outcome.of(e.chunk()));
            case GenerationRerouted e -> startAgain(e.keepsChunks());
            default -> {} // nothing about chunks
        }
    }

    private void startAgain(boolean keepsChunks) {
        if (keepsChunks) {
            outcomes.values().removeIf(outcome -> outcome.status().equals(FAILED));
            reset = reset == Reset.ALL_CHUNKS ? reset : Reset.FAILED_CHUNKS;
        } else {
            outcomes.clear();
            reset = Reset.ALL_CHUNKS;
        }
    }

    /** All chunks with what became of them, where the text was split within these events. */
    public Optional<List<ChunksView.Chunk>> made() {
        return Optional.ofNullable(spans)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(index -> chunk(index, all.get(index), outcomes.getOrDefault(index, Outcome.NONE)))
                        .toList());
    }

    /** To be done to the chunks made before, ahead of the outcomes. */
    public Reset reset() {
        return reset;
    }

    /** By the index of the chunk. */
    public Map<Integer, Outcome> outcomes() {
        return outcomes;
    }

    private static ChunksView.Chunk chunk(int index, ChunkSpan span, Outcome outcome) {
        return new ChunksView.Chunk(
                index,
                span.start(),
                span.end(),
                span.characters(),
                outcome.status(),
                outcome.provider(),
                outcome.attempts(),
                outcome.latencyMillis(),
                outcome.durationMillis(),
                outcome.error());
    }
}
