package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final double REQUESTS_PER_SECOND = 20;

    @Test
    void whatBecomesTwoRequestsTakesTheTimeOfTwo() throws InterruptedException {
        var lease = new Lease(4, REQUESTS_PER_SECOND);
        long begun = System.nanoTime();

        lease.begin(PATIENT, 2);
        lease.begin(PATIENT, 1);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
}
