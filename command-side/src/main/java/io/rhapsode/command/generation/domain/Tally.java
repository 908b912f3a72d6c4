package io.rhapsode.command.generation.domain;

import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.speech.Attempt;
import java.util.List;

/**
 * What a generation has cost us, work thrown away included.
 *
 * @param costMicros what providers charge for it
 * @param retries requests beyond the first for a chunk
 * @param fallbacks reroutes
 */
public record Tally(long costMicros, int retries, int fallbacks) {

    static final Tally NOTHING = new Tally(0, 0, 0);

    Tally with(SpokenChunk chunk) {
        return new Tally(costMicros + chunk.costMicros(), retries + retries(chunk.attempts()), fallbacks);
    }

    Tally with(FailedChunk chunk) {
        return new Tally(costMicros + chunk.costMicros(), retries + retries(chunk.attempts()), fallbacks);
    }

    Tally withFallback() {
        return new Tally(costMicros, retries, fallbacks + 1);
    }

    private static int retries(List<Attempt> attempts) {
        return Math.max(0, attempts.size() - 1);
    }
}
