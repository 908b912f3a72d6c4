package io.rhapsode.query.generation.live;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The log's end as a bad network shows it: it breaks off, and sometimes passes an event over. */
final class UnreliableTail implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final EventStore log;
    final AtomicInteger refusals = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    volatile @Nullable Random failures;
    volatile @Nullable Runnable callback;
    volatile boolean broken;

    /** Whether it breaks by an error, and not by an exception. */
    volatile boolean badly;

    /** Whether events go by unseen, besides connections that are lost. */
    volatile boolean drops = true;

    UnreliableTail(EventStore log) {
        this.log = log;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        refuseWhileBroken();
        return new Unreliable(log.openStream(position));
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        refuseWhileBroken();
        return log.createHeadToken();
    }

    private void refuseWhileBroken() {
        if (broken) {
            refusals.incrementAndGet();
            if (badly) {
                throw new OutOfMemoryError("no memory");
            }
            throw new IllegalStateException("no connection");
        }
    }

    private final class Unreliable implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;

        Unreliable(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            callback = onAvailable;
            return true;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            looks.incrementAndGet();
            refuseWhileBroken();
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            var event = stream.nextAvailable();
            var random = failures;
            if (random != null && random.nextInt(40) == 0) {
                throw new IllegalStateException("connection lost");
            }
            boolean dropped = random != null && drops && random.nextInt(20) == 0;
            return dropped && stream.hasNextAvailable(0, TimeUnit.MILLISECONDS) ? stream.nextAvailable() : event;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
