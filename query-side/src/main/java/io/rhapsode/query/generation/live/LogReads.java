package io.rhapsode.query.generation.live;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Lets a few followers read the log at a time, in the order in which they came. Thousands who come back at once would otherwise hold every connection of the
 * node until the last of them has read, while tasks lose their heartbeats for want of one.
 */
final class LogReads {

    /** A read holds a connection for a few milliseconds; more of them at once would not end sooner. */
    static final int AT_ONCE = 8;

    /** Events read at once; a follower holds them while it tells its client. */
    static final int PAGE = 200;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** The next events of a stream that may have to ask the database for them; empty at its end. */
    List<DomainEventMessage<?>> page(Iterator<? extends DomainEventMessage<?>> stream) throws InterruptedException {
        places.acquire();
        try {
            List<DomainEventMessage<?>> page = new ArrayList<>();
            while (page.size() < PAGE && stream.hasNext()) {
                page.add(stream.next());
            }
            return page;
        } finally {
            places.release();
        }
    }
}
