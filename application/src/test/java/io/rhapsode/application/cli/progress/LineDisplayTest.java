package io.rhapsode.application.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.cli.api.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineDisplayTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LineDisplay display = new LineDisplay(new PrintStream(written, true, StandardCharsets.UTF_8));

    private String shown() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBookOfAThousandPartsIsTenLines() {
        for (int part = 0; part <= 1000; part++) {
            display.show(new Progress("generating", 1000, part, part / 1000.0));
        }

        assertThat(shown()).hasLineCount(11).contains("Speaking: 500 of 1000 parts, 50%");
    }

    @Test
    void aRerouteThatBeginsAgainIsSeen() {
        display.show(new Progress("generating", 10, 5, 0.5));
        display.show(new Progress("generating", 10, 0, 0));
        display.show(new Progress("generating", 10, 1, 0.1));

        assertThat(shown()).isEqualTo("""
                        Speaking: 5 of 10 parts, 50%
                        Speaking: 0 of 10 parts
                        Speaking: 1 of 10 parts, 10%
                        """);
    }
}
