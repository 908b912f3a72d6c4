package io.rhapsode.application.cli.terminal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody's wish that the command ends: Ctrl-C, or a signal of the system. It is never taken back. */
public final class Interruption {

    private final CountDownLatch requested = new CountDownLatch(1);
    private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();

    /** What is done at once when the command shall end, for as long as this is open. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Wishes the end. Returns when everything that had to be done at once is done. */
    public void request() {
        requested.countDown();
        actions.forEach(this::runOnce);
    }

    /** Has something done as soon as the end is wished, on the thread that wishes it; now, if it is wished already. */
    public Registration whenRequested(Runnable action) {
        actions.add(action);
        if (isRequested()) {
            runOnce(action);
        }
        return () -> actions.remove(action);
    }

    private void runOnce(Runnable action) {
        if (actions.remove(action)) {
            action.run();
        }
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Ends the command if that is wished. */
    public void check() {
        if (isRequested()) {
            throw CommandFailure.cancelled("Cancelled before anything was spoken.");
        }
    }

    /** Lets time pass, less of it if the end is wished meanwhile. */
    public void pause(Duration duration) {
        try {
            requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            request();
        }
    }

    /** Waits until the end is wished. */
    public void await() {
        try {
            requested.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
