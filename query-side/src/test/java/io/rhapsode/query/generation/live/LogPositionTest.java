package io.rhapsode.query.generation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A position is read as it was written, and nothing else is one. */
class LogPositionTest {

    @Test
    void aPositionNamesWhatWasMissing() {
        var position = new LogPosition(1_042, new TreeSet<>(List.of(1_039L, 1_041L, 7L)));
        assertThat(position).hasToString("1042.1.2.1032");
        assertThat(LogPosition.parse("1042.1.2.1032")).isEqualTo(position);
        assertThat(LogPosition.of(position.token())).isEqualTo(position);
        assertThat(position.holds(1_042)).isTrue();
        assertThat(position.holds(1_041)).isFalse();
        assertThat(position.holds(1_043)).isFalse();
    }

    @Test
    void asMuchMayBeMissingAsAxonRemembers() {
        var missing = new TreeSet<>(
                LongStream.rangeClosed(1, LogPosition.FARTHEST_MISSING).boxed().toList());
        var position = new LogPosition(1 + LogPosition.FARTHEST_MISSING, missing);
        assertThat(LogPosition.parse(position.toString())).isEqualTo(position);
    }

    /** It would have the log looked through from there. */
    @Test
    void whatIsFartherBelowIsNoPositionOfOurs() {
        assertThat(LogPosition.parse("20000.10000").missing()).containsExactly(10_000L);
        assertThatIllegalArgumentException().isThrownBy(() -> LogPosition.parse("20000.10001"));
        assertThatIllegalArgumentException().isThrownBy(() -> LogPosition.parse("20000" + ".1".repeat(16_000)));
    }

    @Test
    void theBeginningIsAPosition() {
        assertThat(LogPosition.parse("0")).isEqualTo(new LogPosition(0, new TreeSet<>()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.", ".1", "5.0", "5.6", "5.3.3", "1e3", "9999999999999999999", "٣", "1,2"})
    void nothingElseIs(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogPosition.parse(written));
    }
}
