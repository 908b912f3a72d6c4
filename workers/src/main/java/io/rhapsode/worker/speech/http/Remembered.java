package io.rhapsode.worker.speech.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a service said of itself, asked again when that is old. One asks; the others meanwhile take what was known before, and wait only where nothing was. */
public final class Remembered<T> {

    /**
     * An answer.
     *
     * @param holds how long it is not asked for again
     */
    public record Told<T>(T answer, Duration holds) {}

    /** The question; does not fail. */
    public interface Question<T> {

        /** @param last the answer before; null where there was none */
        Told<T> ask(@Nullable T last);
    }

    private record Known<T>(T answer, Instant until) {}

    private final Question<T> question;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known<T> known;

    public Remembered(Question<T> question, Clock clock) {
        this.question = question;
        this.clock = clock;
    }

    public T get() {
        var last = known;
        if (last != null && (isFresh(last) || !asking.tryLock())) {
            return last.answer();
        }
        if (last == null) {
            asking.lock();
        }
        try {
            return asked();
        } finally {
            asking.unlock();
        }
    }

    private T asked() {
        var last = known;
        if (last != null && isFresh(last)) {
            return last.answer();
        }
        var told = question.ask(last == null ? null : last.answer());
        known = new Known<>(told.answer(), clock.instant().plus(told.holds()));
        return told.answer();
    }

    private boolean isFresh(Known<T> last) {
        return clock.instant().isBefore(last.until());
    }

    /** Something happened that makes the last answer doubtful: the next one who wants to know asks. */
    public void doubt() {
        var last = known;
        if (last != null) {
            known = new Known<>(last.answer(), Instant.MIN);
        }
    }
}
