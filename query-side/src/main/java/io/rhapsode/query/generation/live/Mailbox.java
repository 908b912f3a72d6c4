package io.rhapsode.query.generation.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * The newest events of one generation, on their way to one follower. It never makes the one who puts them in wait: what does not fit is thrown away, and
 * the follower is told to read the log instead.
 */
final class Mailbox implements AutoCloseable {

    /** What a follower finds. */
    sealed interface Delivery {
        /** The next events, in order. */
        record Events(List<DomainEventMessage<?>> events) implements Delivery {}

        /** Some may be missing: read the log from where you are. */
        record Gap() implements Delivery {}

        /** Nobody waits for more. */
        record Closed() implements Delivery {}
    }

    /** Events that wait for a slow client. A run reports up to some hundreds of chunks at once. */
    private static final int CAPACITY = 256;

    private List<DomainEventMessage<?>> events = new ArrayList<>();
    private boolean gap;
    private boolean closed;

    synchronized void put(DomainEventMessage<?> event) {
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

    /** Waits for something to happen; after the limit has passed without, that counts as a gap. */
    synchronized Delivery take(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!closed && !gap && events.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return new Delivery.Gap();
            }
            wait(left);
        }
        if (closed) {
            return new Delivery.Closed();
        }
        if (gap) {
            gap = false;
            return new Delivery.Gap();
        }
        var taken = new Delivery.Events(events);
        events = new ArrayList<>();
        return taken;
    }

    @Override
    public synchronized void close() {
        closed = true;
        events.clear();
        notifyAll();
    }
}
