package io.rhapsode.worker.generation;

import io.rhapsode.worker.audio.LiveEncoder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An encoder that is started before there is anything to be encoded, since its start takes longer than a sentence needs to be spoken. The rate of what will be spoken is not known then; it is taken
 * for that of the last listener's speech. For one thread.
 */
final class EncoderAhead implements AutoCloseable {

    private final IntFunction<LiveEncoder> start;
    private final AtomicInteger lastRateHz;
    private final int rateHz;
    private @Nullable LiveEncoder waiting;

    /**
     * @param start starts an encoder for a rate
     * @param lastRateHz shared by the listeners of a node
     */
    EncoderAhead(IntFunction<LiveEncoder> start, AtomicInteger lastRateHz) {
        this.start = start;
        this.lastRateHz = lastRateHz;
        this.rateHz = lastRateHz.get();
        this.waiting = start.apply(rateHz);
    }

    /** The one encoder for speech of this rate: the one that waits, or where it was started for another rate, one in its place. It is the caller's to close. */
    LiveEncoder take(int neededHz) {
        lastRateHz.set(neededHz);
        LiveEncoder ready = waiting;
        if (ready != null && rateHz == neededHz) {
            waiting = null;
            return ready;
        }
        close();
        return start.apply(neededHz);
    }

    /** Ends the one that waits, if it still does. */
    @Override
    public void close() {
        LiveEncoder unused = waiting;
        waiting = null;
        if (unused != null) {
            unused.close();
        }
    }
}
