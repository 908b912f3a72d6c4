package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.cli.terminal.Screen.Stream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown while a text is spoken. */
class ProgressTest {

    private final FakeServer server = new FakeServer();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory).with(server);
        desk.write("tale.txt", "Once upon a time.");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aFileGetsALineForEachStageAndEachFurtherTenth() {
        assertThat(desk.run("speak", "tale.txt").err()).isEqualTo("""
                        Reading
                        Choosing a voice
                        Speaking: 0 of 4 parts
                        Speaking: 1 of 4 parts, 20%
                        Speaking: 2 of 4 parts, 40%
                        Speaking: 3 of 4 parts, 60%
                        Mastering, 80%
                        Mastering, 90%
                        """);
    }

    @Test
    void aTerminalGetsABarThatIsGoneInTheEnd() {
        desk.terminals.add(Stream.ERR);

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.err())
                .contains("\r\u001b[KSpeaking         ╌╌╌╌")
                .contains("\r\u001b[KMastering        ━━━━")
                .contains(" 80%  4/4 parts")
                .endsWith("\r\u001b[K")
                .doesNotContain("\n");
        assertThat(outcome.out()).startsWith("tale.mp3: ");
    }

    @Test
    void theBarIsTakenAwayBeforeAFailureIsTold() {
        desk.terminals.add(Stream.ERR);
        server.resource(Words.FAILED);

        assertThat(desk.run("speak", "tale.txt").err()).contains("\r\u001b[Krhapsode: local: timeout");
    }

    @Test
    void statusesOfAYoungerServerAreBorne() {
        server.tells(wire -> wire.event(0, "status", "rehearsing", 0, 0)
                .line("event: applause")
                .line("data: {\"loud\": true}")
                .line("")
                .event(1, "completed", "completed", 4, 1));

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
    }
}
