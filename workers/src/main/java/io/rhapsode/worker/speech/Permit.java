package io.rhapsode.worker.speech;

import io.github.resilience4j.bulkhead.Bulkhead;
import java.util.concurrent.atomic.AtomicBoolean;

/** One place among a provider's concurrent requests. Given back by {@link #close}, on any thread; a second close does nothing. */
public final class Permit implements AutoCloseable {

    private final Bulkhead bulkhead;
    private final FairLine line;
    private final AtomicBoolean given = new AtomicBoolean(true);

    Permit(Bulkhead bulkhead, FairLine line) {
        this.bulkhead = bulkhead;
        this.line = line;
    }

    @Override
    public void close() {
        if (given.getAndSet(false)) {
            bulkhead.releasePermission();
            line.leave();
        }
    }
}
