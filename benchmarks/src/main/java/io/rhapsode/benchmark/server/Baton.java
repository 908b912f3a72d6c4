package io.rhapsode.benchmark.server;

import java.util.concurrent.Semaphore;

/** Says when {@link Voices#LED} speaks, so that events can be made to happen, or not to happen, at a given time. */
public final class Baton {

    /** First come, first served: books that are spoken at once come forward together. */
    private final Semaphore chunks = new Semaphore(0, true);

    Baton() {}

    /** Lets so many chunks be spoken. */
    public void give(int number) {
        chunks.release(number);
    }

    /** Forgets what was allowed and is not used. */
    public void takeBack() {
        chunks.drainPermits();
    }

    void await() throws InterruptedException {
        chunks.acquire();
    }
}
