package io.rhapsode.application.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.cli.api.Progress;
import io.rhapsode.application.cli.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarDisplayTest {

    private static final String CLEAR = "\r\u001b[K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int columns = 80;

    private final Screen screen = new Screen() {
        @Override
        public boolean isTerminal(Stream stream) {
            return true;
        }

        @Override
        public int columns() {
            return columns;
        }
    };

    private BarDisplay display(boolean unicode) {
        return new BarDisplay(new PrintStream(written, true, StandardCharsets.UTF_8), screen, unicode, () -> now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private String shown() {
        String all = written.toString(StandardCharsets.UTF_8);
        return all.substring(all.lastIndexOf(CLEAR) + CLEAR.length());
    }

    @Test
    void stageBarShareAndParts() {
        display(true).show(new Progress("generating", 12, 5, 0.42));

        assertThat(shown()).isEqualTo("Speaking         " + "━".repeat(17) + "╌".repeat(23) + "  42%  5/12 parts");
    }

    @Test
    void inAsciiWhereNothingElseCanBeShown() {
        display(false).show(new Progress("merging", 12, 12, 0.5));

        assertThat(shown()).startsWith("Mastering        ####################....................  50%");
    }

    @Test
    void theTimeThatIsLeftGoesDownBetweenTheNews() {
        BarDisplay display = display(true);
        display.show(new Progress("generating", 12, 0, 0));
        pass(Duration.ofSeconds(10));
        display.show(new Progress("generating", 12, 3, 0.25));
        assertThat(shown()).endsWith("  3/12 parts  0:30 left");

        pass(Duration.ofSeconds(5));
        display.tick();
        assertThat(shown()).endsWith("  3/12 parts  0:25 left");
    }

    @Test
    void aFloodOfNewsIsNotDrawnWhole() {
        BarDisplay display = display(true);
        for (int part = 0; part < 1000; part++) {
            display.show(new Progress("generating", 1000, part, part / 1000.0));
        }

        assertThat(written.toString(StandardCharsets.UTF_8).split(CLEAR.replace("[", "\\["), -1))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 80, 60, 40, 20, 5, 1})
    void theLineNeverWraps(int width) {
        columns = width;
        display(true).show(new Progress("generating", 12, 5, 0.42));

        assertThat(shown().length()).isLessThan(Math.max(1, width));
    }

    @Test
    void aNoteStandsAboveTheBar() {
        BarDisplay display = display(true);
        display.show(new Progress("generating", 12, 5, 0.42));
        display.note("The server does not answer; trying again.");

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains(CLEAR + "The server does not answer; trying again.\n" + CLEAR + "Speaking");
    }

    @Test
    void inTheEndTheLineIsFree() {
        BarDisplay display = display(true);
        display.show(new Progress("generating", 12, 5, 0.42));
        display.close();

        assertThat(shown()).isEmpty();
    }
}
