package io.rhapsode.query.generation.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogReadsTest {

    private static final int CROWD = 10 * LogReads.AT_ONCE;

    private final LogReads reads = new LogReads();

    /** How many read together when a crowd does. */
    private static final class Crowded {

        private final AtomicInteger reading = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final CountDownLatch full = new CountDownLatch(LogReads.AT_ONCE);

        private void read() {
            most.accumulateAndGet(reading.incrementAndGet(), Math::max);
            full.countDown();
            awaitQuietly(full); // so that as many as may are in here together
            reading.decrementAndGet();
        }
    }

    @Test
    void aCrowdReadsAFewAtATime() throws Exception {
        var crowded = new Crowded();
        let(() -> reads.page(new Iterator<DomainEventMessage<?>>() {
            @Override
            public boolean hasNext() {
                crowded.read();
                return false;
            }

            @Override
            public DomainEventMessage<?> next() {
                throw new AssertionError("there is none");
            }
        }));

        assertThat(crowded.most).hasValue(LogReads.AT_ONCE);
    }

    @Test
    void aCrowdAsksForTheEndAFewAtATime() throws Exception {
        var crowded = new Crowded();
        let(() -> reads.head(new StreamableMessageSource<EventMessage<?>>() {
            @Override
            public BlockingStream<EventMessage<?>> openStream(@Nullable TrackingToken position) {
                throw new AssertionError("nobody reads");
            }

            @Override
            public @Nullable TrackingToken createHeadToken() {
                crowded.read();
                return null;
            }
        }));

        assertThat(crowded.most).hasValue(LogReads.AT_ONCE);
    }

    private static <T> void let(Callable<T> oneOfACrowd) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(CROWD, oneOfACrowd))) {
                done.get();
            }
        }
    }

    @Test
    void aLongStreamComesInPages() throws Exception {
        Iterator<DomainEventMessage<?>> stream = IntStream.range(0, LogReads.PAGE + 1)
                .<DomainEventMessage<?>>mapToObj(
                        number -> new GenericDomainEventMessage<>("Generation", "gen_1", number, number))
                .iterator();

        assertThat(reads.page(stream)).hasSize(LogReads.PAGE);
        assertThat(reads.page(stream)).hasSize(1);
        assertThat(reads.page(Collections.emptyIterator())).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
