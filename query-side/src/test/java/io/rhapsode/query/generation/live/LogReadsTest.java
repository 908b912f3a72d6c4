package io.rhapsode.query.generation.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class LogReadsTest {

    private static final int CROWD = 10 * LogReads.AT_ONCE;

    private final LogReads reads = new LogReads();

    @Test
    void aCrowdReadsAFewAtATime() throws Exception {
        AtomicInteger reading = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(LogReads.AT_ONCE);
        List<Future<List<DomainEventMessage<?>>>> crowd = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CROWD; i++) {
                crowd.add(threads.submit(() -> reads.page(new Iterator<DomainEventMessage<?>>() {
                    @Override
                    public boolean hasNext() {
                        most.accumulateAndGet(reading.incrementAndGet(), Math::max);
                        full.countDown();
                        awaitQuietly(full); // so that as many as may are in here together
                        reading.decrementAndGet();
                        return false;
                    }

                    @Override
                    public DomainEventMessage<?> next() {
                        throw new AssertionError("there is none");
                    }
                })));
            }
            for (var page : crowd) {
                assertThat(page.get()).isEmpty();
            }
        }

        assertThat(most).hasValue(LogReads.AT_ONCE);
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
