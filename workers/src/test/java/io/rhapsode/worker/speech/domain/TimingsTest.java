package io.rhapsode.worker.speech.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider says of the times is believed where it can be true. */
class TimingsTest {

    private static final int UNITS = 10;
    private static final long DURATION = 2_000;

    @Test
    void whatIsInOrderAndWithinIsTakenAsItIs() {
        var told = List.of(new Mark(0, 4, 6, 300), new Mark(5, 8, 373, 500), new Mark(8, 10, 500, 2_000));

        assertThat(checked(told)).contains(new Timings(told));
    }

    @ParameterizedTest(name = "{0} to {1} at {2} to {3}")
    @CsvSource({
        "3, 6, 400, 500", // begins before the last one ends
        "4, 4, 400, 500", // is nothing
        "8, 11, 400, 500", // is beyond the text
        "5, 8, 99, 500", // is heard before what stands before it
        "5, 8, 400, 399", // ends before it begins
        "5, 8, 2251, 2300", // is heard when all is over
        "5, 8, 400, 2251",
        "5, 8, -1, 500",
        "-1, 2, 400, 500"
    })
    void whatCannotBeTrueSpoilsAll(int start, int end, int from, int to) {
        assertThat(checked(List.of(new Mark(0, 4, 100, 200), new Mark(start, end, from, to))))
                .isEmpty();
    }

    @Test
    void whatIsALittleBeyondTheAudioEndsWithIt() {
        assertThat(checked(List.of(new Mark(0, 10, 100, 2_250)))).contains(timings(new Mark(0, 10, 100, 2_000)));
        assertThat(checked(List.of(new Mark(0, 10, 2_250, 2_250)))).contains(timings(new Mark(0, 10, 2_000, 2_000)));
    }

    @Test
    void whatLastsToTheEndEndsWithTheAudio() {
        assertThat(checked(List.of(new Mark(0, 10, 100, Mark.TO_THE_END))))
                .contains(timings(new Mark(0, 10, 100, 2_000)));
    }

    @Test
    void whatGoesOnWhenTheNextOneBeginsEndsThere() {
        assertThat(checked(List.of(new Mark(0, 4, 100, 400), new Mark(4, 8, 300, 500))))
                .contains(timings(new Mark(0, 4, 100, 300), new Mark(4, 8, 300, 500)));
    }

    @Test
    void nothingIsNoTimings() {
        assertThat(checked(List.of())).isEmpty();
    }

    private static Optional<Timings> checked(List<Mark> told) {
        return Timings.checked(told, UNITS, DURATION);
    }

    private static Timings timings(Mark... marks) {
        return new Timings(List.of(marks));
    }
}
