package io.rhapsode.application.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SampledTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private boolean away;
    private final Sampled<Integer> sampled = new Sampled<>(this::look, now::get);

    private Integer look() {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        return looks.incrementAndGet();
    }

    private double read() {
        return sampled.read(number -> number);
    }

    @Test
    void severalGaugesOfOneScrapeAreReadFromOneLook() {
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(1);

        now.set(now.get().plusSeconds(5));

        assertThat(read()).isEqualTo(2);
    }

    @Test
    void whatCannotBeLookedUpIsNotANumberUntilItCan() {
        away = true;
        assertThat(read()).isNaN();

        away = false;
        assertThat(read()).as("nobody waits a second time").isNaN();
        now.set(now.get().plusSeconds(5));
        assertThat(read()).isEqualTo(1);
    }
}
