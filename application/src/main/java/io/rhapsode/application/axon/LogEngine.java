package io.rhapsode.application.axon;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The log in PostgreSQL. It notices when the one reader, who fetches the end of the log for all who follow it on this node, has made available what it fetched: then
 * they can be woken, and find it.
 */
final class LogEngine extends JdbcEventStorageEngine {

    private final AtomicBoolean fetched = new AtomicBoolean();
    private final @Nullable RecentEvents recent;
    private volatile Runnable onAvailable = () -> {};

    /** @param recent what is remembered where no other node writes to the log */
    LogEngine(Builder builder, @Nullable RecentEvents recent) {
        super(builder);
        this.recent = recent;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        super.appendEvents(events, serializer);
        if (recent != null) {
            recent.appending(events);
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregate, long firstSequenceNumber) {
        List<DomainEventMessage<?>> known = recent == null ? null : recent.from(aggregate, firstSequenceNumber);
        return known == null ? super.readEvents(aggregate, firstSequenceNumber) : DomainEventStream.of(known);
    }

    /** Runs the callback, on the reader's thread, whenever there is something new to be had. */
    void onAvailable(Runnable callback) {
        onAvailable = callback;
    }

    /**
     * Reads on from a place in the log.
     *
     * @param mayBlock only ever set by the shared reader. It makes available each event it takes from the stream, and comes back for more as long as there was any
     */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken after, boolean mayBlock) {
        if (!mayBlock) {
            return super.readEvents(after, false);
        }
        if (fetched.getAndSet(false)) {
            onAvailable.run();
        }
        return super.readEvents(after, true).map(this::known).peek(event -> fetched.set(true));
    }

    /** The same event with the contents in memory, if this node has just added it: then nobody has to read them from JSON. */
    private TrackedEventMessage<?> known(TrackedEventMessage<?> stored) {
        if (recent == null || !(stored instanceof DomainEventMessage<?> event)) {
            return stored;
        }
        DomainEventMessage<?> added = recent.find(event.getAggregateIdentifier(), event.getSequenceNumber());
        return added == null || !added.getIdentifier().equals(event.getIdentifier())
                ? stored
                : new GenericTrackedDomainEventMessage<>(
                        stored.trackingToken(),
                        added.getType(),
                        added.getAggregateIdentifier(),
                        added.getSequenceNumber(),
                        added,
                        stored::getTimestamp); // as it is stored, to the millisecond
    }
}
