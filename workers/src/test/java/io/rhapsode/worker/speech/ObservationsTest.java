package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.worker.speech.domain.Sightings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Observations observations = new Observations(() -> now, 1000);

    @Test
    void beforeAnythingIsSeenTheExpectationHolds() {
        assertThat(observations.latencyMillisPer1k()).isEqualTo(1000);
        assertThat(observations.failureRate()).isZero();
    }

    @Test
    void whatIsSeenOutweighsTheExpectation() {
        for (int i = 0; i < 100; i++) {
            observations.saw(Sightings.spoken(900, 4_500));
        }

        assertThat(observations.latencyMillisPer1k()).isCloseTo(5000, within(100L));
    }

    @Test
    void aSingleFailureIsNoCatastrophe() {
        observations.saw(Sightings.failed());

        assertThat(observations.failureRate()).isEqualTo(0.2);
    }

    @Test
    void theRateOfFailuresIsTheirShare() {
        for (int i = 0; i < 1000; i++) {
            observations.saw(Sightings.failed());
            observations.saw(Sightings.spoken(1000, 1000));
        }

        assertThat(observations.failureRate()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void thePastFades() {
        for (int i = 0; i < 100; i++) {
            observations.saw(Sightings.failed());
            observations.saw(Sightings.spoken(1000, 60_000));
        }
        double then = observations.failureRate();

        now = now.plus(Sightings.HALF_LIFE.multipliedBy(10));

        assertThat(then).isGreaterThan(0.4);
        assertThat(observations.failureRate()).isLessThan(0.05);
        assertThat(observations.latencyMillisPer1k()).isLessThan(5_000);
    }

    @Test
    void whatOthersSawCountsAsIfItWereSeenHere() {
        observations.saw(Sightings.spoken(1000, 1000));
        observations.heard(Sightings.failed());

        assertThat(observations.failureRate()).isEqualTo(1.0 / 6);
        assertThat(observations.own().failures()).isZero();
    }

    @Test
    void whatIsHeardTakesThePlaceOfWhatWasHeardBefore() {
        observations.heard(Sightings.failed());
        observations.heard(Sightings.NONE);

        assertThat(observations.failureRate()).isZero();
    }

    @Test
    void theBillIsForWhatCouldBeUsed() {
        assertThat(observations.billedMicrosPer1k()).isEmpty();

        observations.saw(Sightings.billed(15_000));
        observations.saw(Sightings.billed(15_000));
        observations.saw(Sightings.spoken(1000, 1));

        assertThat(observations.billedMicrosPer1k()).hasValue(30_000);
    }

    @Test
    void aClockThatGoesBackChangesNothing() {
        observations.saw(Sightings.failed());
        now = now.minus(Duration.ofHours(1));

        assertThat(observations.failureRate()).isEqualTo(0.2);
    }
}
