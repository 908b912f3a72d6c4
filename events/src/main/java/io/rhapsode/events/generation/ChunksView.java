package io.rhapsode.events.generation;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chunks of a generation, in order. */
public record ChunksView(List<Chunk> items) {

    /**
     * One chunk.
     *
     * @param start first code point
     * @param end code point behind the last
     * @param status {@code pending}, {@code synthesized} or {@code failed}
     */
    public record Chunk(
            int index,
            int start,
            int end,
            int characters,
            String status,
            @Nullable ProviderId provider,
            int attempts,
            @Nullable Long latencyMs,
            @Nullable Long durationMs,
            @Nullable AttemptOutcome error) {}
}
