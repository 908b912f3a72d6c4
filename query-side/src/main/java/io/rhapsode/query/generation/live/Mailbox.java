package io.rhapsode.query.generation.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest events of one generation or one tenant, on their way to one follower. It never makes the one who puts them in wait: what does not fit is thrown away, and
 * the follower is told to read the log instead.
 */
final class Mailbox<E> implements AutoCloseable {

    /** What a follower finds. */
    sealed interface Delivery<E> {
        /** The next events, in order. */
        record Events<E>(List<E> events) implements Delivery<E> {}

        /** Some may be missing: read the log from where you are. */
        record Gap<E>() implements Delivery<E> {}

        /** None has come for as long as was waited. */
        record Quiet<E>() implements Delivery<E> {}

        /** Nobody waits for more. */
        record Closed<E>() implements Delivery<E> {}
    }

    /** Events that wait for a slow client. A run reports up to some hundreds of chunks at once. */
    private static final int CAPACITY = 256;

    private List<E> events = new ArrayList<>();
    private boolean gap;
    private boolean closed;

    synchronized void put(E event) {
        if (gap) {
            return;
        }
        if (events.size() < CAPACITY) {
            events.add(event);
            notifyAll();
        } else {
            missed();
        }
    }

    /** Says that events may have gone by. */
    synchronized void missed() {
        gap = true;
        events.clear();
        notifyAll();
    }

    /** Waits for something to happen, but no longer than the limit. */
    synchronized Delivery<E> take(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!closed && !gap && events.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return new Delivery.Quiet<>();
            }
            wait(left);
        }
        if (closed) {
            return new Delivery.Closed<>();
        }
        if (gap) {
            gap = false;
            return new Delivery.Gap<>();
        }
        var taken = new Delivery.Events<>(events);
        events = new ArrayList<>();
        return taken;
    }

    /** Whether all that was put in has been taken out, and nothing is missing. */
    synchronized boolean isEmpty() {
        return !gap && !closed && events.isEmpty();
    }

    /** Whether nobody waits for more. */
    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        events.clear();
        notifyAll();
    }
}
