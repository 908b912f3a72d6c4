package io.rhapsode.application.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Forecast forecast = new Forecast();

    private static Instant after(int seconds) {
        return BEGINNING.plusSeconds(seconds);
    }

    @Test
    void fromNothingNothingIsTold() {
        assertThat(forecast.remaining(BEGINNING)).isEmpty();
        forecast.observe(BEGINNING, 0);
        assertThat(forecast.remaining(after(10))).isEmpty();
    }

    @Test
    void itGoesOnAsItWent() {
        forecast.observe(BEGINNING, 0);
        forecast.observe(after(10), 0.25);

        assertThat(forecast.remaining(after(10))).contains(Duration.ofSeconds(30));
    }

    @Test
    void timeGoesByWithoutNews() {
        forecast.observe(BEGINNING, 0);
        forecast.observe(after(10), 0.25);

        assertThat(forecast.remaining(after(14))).contains(Duration.ofSeconds(26));
        assertThat(forecast.remaining(after(100))).contains(Duration.ZERO);
    }

    @Test
    void whatIsToldAtOnceAboutThePastIsNoSpeed() {
        forecast.observe(BEGINNING, 0);
        forecast.observe(BEGINNING.plusMillis(3), 0.5);

        assertThat(forecast.remaining(after(1))).isEmpty();
    }

    @Test
    void onlyWhatHappenedLatelyCounts() {
        forecast.observe(BEGINNING, 0);
        forecast.observe(after(1), 0.5);
        forecast.observe(after(60), 0.6);
        forecast.observe(after(80), 0.7);

        assertThat(forecast.remaining(after(80))).contains(Duration.ofSeconds(60));
    }

    @Test
    void aRerouteBeginsAgain() {
        forecast.observe(BEGINNING, 0);
        forecast.observe(after(10), 0.5);
        forecast.observe(after(11), 0.0);

        assertThat(forecast.remaining(after(11))).isEmpty();
    }
}
