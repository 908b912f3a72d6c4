package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The commands with the real server behind them: its database, the local voice, ffmpeg. */
@Timeout(300)
class CommandLineIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path EXAMPLES = Path.of("").toAbsolutePath().resolveSibling("examples");
    private static final Pattern ADDRESS = Pattern.compile("listens on (http://127\\.0\\.0\\.1:\\d+)\n");

    @TempDir
    private Path directory = Path.of("");

    private Shell.Command start(String... arguments) throws IOException {
        return new Shell(directory, Map.of()).start(arguments);
    }

    private void assertThatNothingIsLeftRunning() {
        assertThat(directory.resolve(".rhapsode/postgres")).isDirectory();
        assertThat(directory.resolve(".rhapsode/postgres/postmaster.pid")).doesNotExist();
        assertThat(directory.resolve(".rhapsode/server-url")).doesNotExist();
    }

    private static void assertThatEachLineIsJson(String log) {
        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(JSON.readTree(line).has("level")).isTrue());
    }

    @Test
    void aTextIsSpokenWithoutAServer() throws Exception {
        try (var command = start("speak", EXAMPLES.resolve("gruss.txt").toString(), "--format", "flac")) {
            assertThat(command.status()).as(command::err).isZero();

            assertThat(command.out())
                    .matches(
                            "gruss\\.flac: 0:\\d\\d, [\\d.]+ [kM]B, -\\d\\d\\.\\d LUFS, spoken by local:de, 0 credits\n");
            assertThat(command.err())
                    .startsWith("Starting Rhapsode in .rhapsode (log: .rhapsode/logs/rhapsode.log)\nReading\n")
                    .endsWith("%\n");
            assertThat(Files.readAllBytes(directory.resolve("gruss.flac")))
                    .startsWith("fLaC".getBytes(StandardCharsets.US_ASCII));
            assertThatEachLineIsJson(Files.readString(directory.resolve(".rhapsode/logs/rhapsode.log")));
            assertThatNothingIsLeftRunning();
        }
    }

    @Test
    void aCommandThatIsKilledIsGoneOnWithByTheNext() throws Exception {
        String[] line = {"speak", EXAMPLES.resolve("the-lamplighter.txt").toString(), "--format", "wav"};
        try (var killed = start(line)) {
            killed.err.awaitText("Speaking: ");
            killed.kill().status();
        }

        try (var next = start(line)) {
            assertThat(next.status()).as(next::err).isZero();

            assertThat(next.err()).containsPattern("Going on with gen_\\w+, which was begun before\\.");
            assertThat(next.out()).startsWith("the-lamplighter.wav: 1");
            assertThat(directory.resolve(".rhapsode/unfinished")).isEmptyDirectory();
            assertThatNothingIsLeftRunning();
        }
    }

    @Test
    void aServerSaysWhereItIsIsUsedAndStopsWhenToldTo() throws Exception {
        try (var server = start("serve", "--port", "0")) {
            server.err.awaitText("Ctrl-C");
            Matcher address = ADDRESS.matcher(server.err());
            assertThat(address.find()).as(server::err).isTrue();
            assertThat(server.err())
                    .contains("API key      in " + directory.toRealPath().resolve(".rhapsode/api-key"));
            assertThat(readiness(address.group(1))).isEqualTo(200);

            try (var second = start("serve", "--port", "0")) {
                assertThat(second.status()).isEqualTo(1);
                assertThat(second.err())
                        .startsWith("rhapsode: another Rhapsode uses ")
                        .contains(address.group(1))
                        .hasLineCount(1);
            }
            try (var command = start("speak", EXAMPLES.resolve("gruss.txt").toString(), "--estimate")) {
                assertThat(command.status()).isZero();
                assertThat(command.err()).as("no server was started").isEmpty();
                assertThat(command.out()).contains("*  local     local:de");
            }

            assertThat(server.stop().status()).isZero();
            assertThat(server.err()).endsWith("Stopping.\nStopped.\n");
            assertThatEachLineIsJson(server.out());
            assertThatNothingIsLeftRunning();
        }
    }

    private static int readiness(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
