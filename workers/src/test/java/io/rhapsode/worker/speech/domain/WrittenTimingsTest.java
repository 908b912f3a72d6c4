package io.rhapsode.worker.speech.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WrittenTimingsTest {

    private static final int WALKS = 1_000;

    @Test
    void whatIsWrittenIsRead() {
        long seed = System.nanoTime();
        for (int walk = 0; walk < WALKS; walk++) {
            var timings = timings(new SplittableRandom(seed + walk));

            assertThat(WrittenTimings.read(WrittenTimings.of(timings)))
                    .as("seed %d", seed + walk)
                    .contains(timings);
        }
    }

    @Test
    void whatIsCutOffIsNothing() {
        byte[] written = WrittenTimings.of(timings(new SplittableRandom(7)));
        for (int length = 0; length < written.length; length++) {
            assertThat(WrittenTimings.read(Arrays.copyOf(written, length))).isEmpty();
        }
    }

    @Test
    void anotherVersionIsNotGuessedAt() {
        byte[] written = WrittenTimings.of(timings(new SplittableRandom(7)));
        written[0]++;

        assertThat(WrittenTimings.read(written)).isEmpty();
    }

    @Test
    void aCharacterTakesFourBytes() {
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at < 900; at++) {
            marks.add(new Mark(at, at + 1, at * 66, at * 66 + 66));
        }

        assertThat(WrittenTimings.of(new Timings(marks))).hasSizeLessThan(900 * 4 + 10);
    }

    private static Timings timings(SplittableRandom random) {
        List<Mark> marks = new ArrayList<>();
        int unit = 0;
        int millis = 0;
        for (int left = 1 + random.nextInt(20); left > 0; left--) {
            int start = unit + random.nextInt(300);
            unit = start + 1 + random.nextInt(20);
            millis += random.nextInt(20_000);
            marks.add(new Mark(start, unit, millis, millis + random.nextInt(3_000_000)));
        }
        return new Timings(marks);
    }
}
