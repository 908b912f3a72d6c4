package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.worker.audio.SpokenPart;
import java.time.Duration;

/** How much one listener may hear of a live rendering: all of it, or the first minute of what is paid by its download. For one thread. */
final class Earshot {

    /** A minute, less what an encoder adds at both ends and the frame that is not cut: 0.2 s are more than any of our formats has. */
    static final Duration FIRST_MINUTE = Duration.ofMillis(59_800);

    private long leftMillis;

    private Earshot(long millis) {
        this.leftMillis = millis;
    }

    static Earshot of(GenerationHistory history) {
        return new Earshot(history.listenOnly() ? FIRST_MINUTE.toMillis() : Long.MAX_VALUE);
    }

    boolean over() {
        return leftMillis <= 0;
    }

    /** What of the next chunk and the pause behind it is heard. */
    SpokenPart next(SpokenChunk chunk, int pauseMillis, SpokenPart.Source audio) {
        long whole = Math.ceilDiv(chunk.samples() * 1000, chunk.sampleRateHz());
        long heard = Math.min(leftMillis, whole);
        long pause = Math.min(leftMillis - heard, pauseMillis);
        leftMillis -= heard + pause;
        return new SpokenPart(heard < whole ? audio.first(Duration.ofMillis(heard)) : audio, pause);
    }
}
