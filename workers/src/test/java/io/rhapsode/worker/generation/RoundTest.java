package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {

    private final List<Integer> done = new ArrayList<>();
    private final Round round = new Round();

    private void take(int number, boolean fails) throws Exception {
        round.take(() -> {
            done.add(number);
            if (fails) {
                throw new IOException("number " + number);
            }
            return true;
        });
    }

    @Test
    void whoComesBehindOneThatFailsHasItsTurnAndTheFailureIsToldAtTheEnd() throws Exception {
        take(1, true);
        take(2, false);
        take(3, true);

        assertThat(done).containsExactly(1, 2, 3);
        assertThatThrownBy(round::end)
                .hasMessage("number 1")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .hasToString("java.io.IOException: number 3"));
    }

    @Test
    void whereEverythingFailsTheRoundEnds() throws Exception {
        for (int number = 1; number < Round.MOST_FAILURES; number++) {
            take(number, true);
        }

        assertThatThrownBy(() -> take(Round.MOST_FAILURES, true)).hasMessage("number 1");
    }

    @Test
    void aStopIsNoFailure() {
        assertThatThrownBy(() -> round.take(() -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aGoodRoundEndsWell() throws Exception {
        take(1, false);

        round.take(() -> false);
        round.end();

        assertThat(done).containsExactly(1);
        assertThat(round.done()).isEqualTo(1);
    }

    @Test
    void whatCannotBeToldOfOneIsTakenAsAgreedAndToldAtTheEnd() {
        assertThat(round.ask(() -> false, true)).isFalse();
        assertThat(round.ask(RoundTest::unreadable, true)).isTrue();
        assertThat(round.ask(RoundTest::unreadable, false)).isFalse();

        assertThatThrownBy(round::end).hasMessage("unreadable");
    }

    @Test
    void whereNothingCanBeToldTheRoundEnds() {
        for (int number = 1; number < Round.MOST_FAILURES; number++) {
            round.ask(RoundTest::unreadable, true);
        }

        assertThatThrownBy(() -> round.ask(RoundTest::unreadable, true)).hasMessage("unreadable");
    }

    private static boolean unreadable() {
        throw new IllegalStateException("unreadable");
    }
}
