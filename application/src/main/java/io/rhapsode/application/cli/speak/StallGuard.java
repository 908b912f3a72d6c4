package io.rhapsode.application.cli.speak;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Closes a stream that brings nothing any more, so that whoever reads it finds out: a lost connection can look open for hours. */
final class StallGuard implements AutoCloseable {

    private final InputStream guarded;
    private final Duration limit;
    private final AtomicLong signs = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    private StallGuard(InputStream guarded, Duration limit) {
        this.guarded = guarded;
        this.limit = limit;
    }

    /** @param limit without a sign of life, at least; at most twice as long */
    static StallGuard over(InputStream stream, Duration limit) {
        StallGuard guard = new StallGuard(stream, limit);
        Thread.ofVirtual().name("stall-guard").start(guard::watch);
        return guard;
    }

    void signOfLife() {
        signs.incrementAndGet();
    }

    private void watch() {
        try {
            long before;
            do {
                before = signs.get();
            } while (!closed.await(limit.toNanos(), TimeUnit.NANOSECONDS) && signs.get() != before);
            if (closed.getCount() > 0) {
                guarded.close();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyLost) {
            // Whoever reads it finds out as well.
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
