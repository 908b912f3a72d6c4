package io.rhapsode.application.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.Rhapsode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, as a shell starts it, with signals and a true exit status. */
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

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Rhapsode.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("RHAPSODE_URL", server.url());
        builder.environment().put("RHAPSODE_API_KEY", FakeServer.KEY);
        return builder.start();
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aSuccess() throws Exception {
        Process process = start("speak", "tale.txt");

        assertThat(read(process.getInputStream())).startsWith("tale.mp3: 18:04, 45 bytes");
        assertThat(read(process.getErrorStream())).startsWith("Reading\n").endsWith("Mastering, 90%\n");
        assertThat(process.waitFor()).isZero();
        assertThat(directory.resolve("tale.mp3")).hasBinaryContent(FakeServer.AUDIO);
    }

    @Test
    void aFailure() throws Exception {
        server.resource(Words.FAILED);
        Process process = start("speak", "tale.txt", "--quiet");

        assertThat(read(process.getErrorStream()))
                .startsWith("rhapsode: local: timeout")
                .hasLineCount(2);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void aSignalCancelsTheGeneration() throws Exception {
        CompletableFuture<Void> speaking = new CompletableFuture<>();
        server.resource(Words.CANCELLED).tells(wire -> {
            wire.event(6, "progress", "generating", 2, 0.4);
            speaking.complete(null);
            server.awaitCancellation();
            wire.event(9, "cancelled", "cancelled", 2, 0.4);
        });
        Process process = start("speak", "tale.txt");
        speaking.get(30, SECONDS);

        process.toHandle().destroy(); // SIGTERM; the process itself would close its streams as well

        assertThat(read(process.getErrorStream())).contains("Cancelling.", "Cancelled after 2 of 4 parts");
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(server.requests("POST /generations/gen_1/cancel")).hasSize(1);
        assertThat(directory).isDirectoryNotContaining("glob:**.mp3");
    }
}
