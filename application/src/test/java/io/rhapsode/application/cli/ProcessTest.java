package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a shell sees of a command. */
@Timeout(60)
class ProcessTest {

    private final FakeServer server = new FakeServer();

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void writeTale() throws IOException {
        Files.writeString(directory.resolve("tale.txt"), "Once upon a time.");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Shell.Command start(String... arguments) throws IOException {
        return new Shell(directory, Map.of("RHAPSODE_URL", server.url(), "RHAPSODE_API_KEY", FakeServer.KEY))
                .start(arguments);
    }

    @Test
    void aSuccess() throws Exception {
        try (var command = start("speak", "tale.txt")) {
            assertThat(command.status()).isZero();
            assertThat(command.out()).startsWith("tale.mp3: 18:04, 45 bytes").hasLineCount(1);
            assertThat(command.err()).startsWith("Reading\n").endsWith("Mastering, 90%\n");
            assertThat(directory.resolve("tale.mp3")).hasBinaryContent(FakeServer.AUDIO);
        }
    }

    @Test
    void aFailure() throws Exception {
        server.resource(Words.FAILED);
        try (var command = start("speak", "tale.txt", "--quiet")) {
            assertThat(command.status()).isEqualTo(1);
            assertThat(command.err()).startsWith("rhapsode: local: timeout").hasLineCount(2);
        }
    }

    @Test
    void aSignalCancelsTheGeneration() throws Exception {
        server.resource(Words.CANCELLED).tells(wire -> {
            wire.event(6, "progress", "generating", 2, 0.4);
            server.awaitCancellation();
            wire.event(9, "cancelled", "cancelled", 2, 0.4);
        });
        try (var command = start("speak", "tale.txt")) {
            command.err.awaitText("2 of 4 parts");

            assertThat(command.stop().status()).isEqualTo(130);

            assertThat(command.err()).contains("Cancelling.", "Cancelled after 2 of 4 parts");
            assertThat(server.requests("POST /generations/gen_1/cancel")).hasSize(1);
            assertThat(directory).isDirectoryNotContaining("glob:**.mp3");
        }
    }
}
