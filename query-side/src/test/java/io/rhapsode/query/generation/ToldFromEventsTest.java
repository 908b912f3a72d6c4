package io.rhapsode.query.generation;

import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ToldFromEventsTest {

    private final CountDownLatch reading = new CountDownLatch(ToldFromEvents.MAX_READS);
    private final CountDownLatch readable = new CountDownLatch(1);

    /** A log that answers nobody until it is readable. */
    private final class SlowLog extends EmbeddedEventStore {

        private SlowLog() {
            super(EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()));
        }

        @Override
        public DomainEventStream readEvents(String aggregate, long first) {
            reading.countDown();
            awaitQuietly(readable);
            return super.readEvents(aggregate, first);
        }
    }

    @Test
    void whoeverWouldWaitTooLongMayComeBack() {
        var told = new ToldFromEvents(new SlowLog(), Duration.ZERO);
        var first = IntStream.range(0, ToldFromEvents.MAX_READS)
                .mapToObj(number -> told.tell(TENANT, History.id(number)))
                .toList();
        awaitQuietly(reading);

        var late = told.tell(TENANT, History.id(9)).handle((story, failure) -> failure);

        assertThat(late.join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refusal -> assertThat(refusal.rejection()).isEqualTo(Rejection.UNAVAILABLE));
        readable.countDown();
        assertThat(first).allSatisfy(story -> assertThat(story.join()).isEmpty());
        assertThat(told.tell(TENANT, History.id(9)).join()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
