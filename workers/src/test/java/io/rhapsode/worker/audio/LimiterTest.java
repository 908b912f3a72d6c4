package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final int RATE = 24_000;
    private static final double CEILING_DB = -3;
    private static final float CEILING = (float) Math.pow(10, CEILING_DB / 20);

    private static List<Float> limited(int samples, IntToDoubleFunction wave) {
        var limiter = new Limiter(RATE, CEILING_DB);
        List<Float> out = new ArrayList<>();
        for (int at = 0; at < samples; at++) {
            limiter.take((float) wave.applyAsDouble(at), out::add);
        }
        limiter.rest(out::add);
        return out;
    }

    private static double tone(int at) {
        return Math.sin(2 * Math.PI * 440 * at / RATE);
    }

    @Test
    void nothingGoesOverTheCeiling() {
        long seed = System.nanoTime();
        var random = new Random(seed);

        List<Float> out = limited(5 * RATE, at -> random.nextGaussian() * (at / RATE));

        assertThat(out).as("seed %d", seed).allMatch(sample -> Math.abs(sample) <= CEILING + 1e-5);
    }

    @Test
    void whatIsQuietEnoughIsNotTouched() {
        List<Float> out = limited(RATE, at -> 0.7 * tone(at));

        assertThat(out).hasSize(RATE);
        for (int at = 0; at < RATE; at++) {
            assertThat(out.get(at)).isCloseTo((float) (0.7 * tone(at)), within(1e-6f));
        }
    }

    @Test
    void aClickTurnsDownWhatIsAroundItForAMoment() {
        List<Float> out = limited(RATE, at -> at == RATE / 2 ? 2 : 0.1);

        assertThat(out).hasSize(RATE);
        assertThat(out.get(RATE / 2)).isCloseTo(CEILING, within(1e-4f));
        assertThat(out.get(RATE / 2 - RATE / 100))
                .as("a hundredth of a second before")
                .isCloseTo(0.1f, within(1e-6f));
        assertThat(out.get(RATE / 2 - 1)).as("just before").isBetween(0.03f, 0.05f);
        assertThat(out.get(RATE - 1)).as("half a second later").isCloseTo(0.1f, within(1e-4f));
    }

    @Test
    void theGainNeverJumps() {
        List<Float> out = limited(2 * RATE, at -> at < RATE ? 0.5 : 1);

        for (int at = 1; at < RATE - 1; at++) {
            assertThat(out.get(at) / out.get(at - 1)).isCloseTo(1f, within(0.01f));
        }
    }

    @Test
    void asMuchComesOutAsGoesIn() {
        assertThat(limited(7, at -> 1)).hasSize(7);
    }
}
