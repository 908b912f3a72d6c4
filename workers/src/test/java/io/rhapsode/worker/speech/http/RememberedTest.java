package io.rhapsode.worker.speech.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.speech.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RememberedTest {

    private static final Duration AGE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch asking = new CountDownLatch(1);

    @Test
    void anAnswerHoldsAsLongAsItSays() {
        var remembered = new Remembered<>(this::count, clock);

        assertThat(remembered.get()).isEqualTo(1);
        clock.pass(AGE.minusMillis(1));
        assertThat(remembered.get()).isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        assertThat(remembered.get()).isEqualTo(2);
    }

    @Test
    void aDoubtfulAnswerIsAskedForAgain() {
        var remembered = new Remembered<>(this::count, clock);
        remembered.doubt();
        remembered.get();

        remembered.doubt();

        assertThat(remembered.get()).isEqualTo(2);
    }

    @Test
    void whileOneAsksTheOthersTakeWhatWasKnown() throws Exception {
        var remembered = new Remembered<>(this::countSlowly, clock);
        remembered.get();
        clock.pass(AGE);
        var slow = CompletableFuture.supplyAsync(remembered::get);
        asking.await();

        assertThat(remembered.get()).isEqualTo(1);
        answered.countDown();

        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(asked).hasValue(2);
    }

    private Remembered.Told<Integer> count(@Nullable Integer last) {
        return new Remembered.Told<>(asked.incrementAndGet(), AGE);
    }

    private Remembered.Told<Integer> countSlowly(@Nullable Integer last) {
        int number = asked.incrementAndGet();
        if (number > 1) {
            asking.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Remembered.Told<>(number, AGE);
    }
}
