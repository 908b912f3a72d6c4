package io.rhapsode.query.generation.live;

import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few followers read the log at a time, in the order in which they came. Thousands who come back at once would otherwise hold every connection of the
 * node until the last of them has read, while tasks lose their heartbeats for want of one.
 */
final class LogReads {

    /** A read holds a connection for a few milliseconds; more of them at once would not end sooner. */
    static final int AT_ONCE = 8;

    /** Events read at once; a follower holds them while it tells its client. */
    static final int PAGE = 200;

    /** Events of all tenants that are looked through at once for those of one. */
    static final int LOOKED_THROUGH = 1_000;

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

    /** Where the log ends; null where it is empty. */
    @Nullable
    TrackingToken head(StreamableMessageSource<?> log) throws InterruptedException {
        places.acquire();
        try {
            return log.createHeadToken();
        } finally {
            places.release();
        }
    }

    /**
     * What one tenant has in the next part of the log.
     *
     * @param end how far that goes
     * @param more whether there may be more behind it
     */
    record Page(List<Placed> events, @Nullable TrackingToken end, boolean more) {}

    Page page(EventStore log, @Nullable TrackingToken after, TenantId tenant) throws InterruptedException {
        places.acquire();
        try (var stream = log.openStream(after)) {
            List<Placed> events = new ArrayList<>();
            TrackingToken end = after;
            int seen = 0;
            while (seen < LOOKED_THROUGH && events.size() < PAGE && stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
                var message = stream.nextAvailable();
                seen++;
                end = message.trackingToken();
                if (tenant.value().equals(message.getMetaData().get(MetaDataKeys.TENANT))) {
                    events.add(new Placed(Placed.NEW, message));
                }
            }
            return new Page(events, end, seen == LOOKED_THROUGH || events.size() == PAGE);
        } finally {
            places.release();
        }
    }
}
