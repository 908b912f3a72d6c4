package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody who runs a server sees of it, and how it is stopped: each a process of its own. */
@Timeout(300)
class RunningServerIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** More than is spoken in the seconds of this test. */
    private static final String BOOK =
            ("The lamps were lit one after another along the quay. ".repeat(40) + "\n\n").repeat(400);

    @TempDir
    private Path directory = Path.of("");

    private Shell.Command start(String... arguments) throws IOException {
        return new Shell(directory, Map.of()).start(arguments);
    }

    private JsonNode json(int status, String... arguments) throws Exception {
        try (var command = start(arguments)) {
            assertThat(command.status()).as(command::err).isEqualTo(status);
            return JSON.readTree(command.out());
        }
    }

    @Test
    void aServerIsLookedAtAndStoppedWithWorkUnderWay() throws Exception {
        try (var server = start("serve", "--port", "0")) {
            server.err.awaitText("Ctrl-C");
            begin(BOOK);

            JsonNode status = json(0, "status", "--json");
            assertThat(status.get("readiness").asString()).isEqualTo("ready");
            assertThat(status.get("term").asString()).isEqualTo("service");
            assertThat(status.get("server").get("providers").get("local").asString())
                    .isEqualTo("up");
            assertThat(status.get("server").get("processors"))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(processor ->
                            assertThat(processor.get("running").asBoolean()).isTrue());

            JsonNode diagnosis = json(0, "doctor", "--json");
            assertThat(diagnosis.get("fail").asInt()).as(diagnosis.toString()).isZero();
            assertThat(level(diagnosis, "server")).isEqualTo("ok");
            assertThat(level(diagnosis, "database")).isEqualTo("ok");
            assertThat(level(diagnosis, "clock")).isEqualTo("ok");
            assertThat(level(diagnosis, "role rhapsode_reader")).isEqualTo("ok");
            assertThat(level(diagnosis, "migrations")).isEqualTo("ok");
            assertThat(level(diagnosis, "row security")).isEqualTo("ok");
            assertThat(level(diagnosis, "node")).isEqualTo("ok");
            assertThat(level(diagnosis, "provider local")).isEqualTo("ok");
            assertThat(level(diagnosis, "server's local")).isEqualTo("ok");
            assertThat(diagnosis.toString()).doesNotContain(read("api-key")).doesNotContain(read("operator-key"));

            try (var stop = start("stop")) {
                assertThat(stop.status()).as(stop::err).isZero();
                assertThat(stop.out()).isEqualTo("Stopped.\n");
                assertThat(stop.err()).contains("Stopping process ", "1 under way", "They go on at its next start");
            }
            assertThat(server.status()).as("it was asked, not killed").isZero();
            assertThat(server.err()).endsWith("Stopping.\nStopped.\n");
            assertThat(json(3, "status", "--json").get("error").get("code").asString())
                    .isEqualTo("not_running");
        }
    }

    @Test
    void aServerThatWasKilledIsNotTakenForALivingOne() throws Exception {
        try (var server = start("serve", "--port", "0")) {
            server.err.awaitText("Ctrl-C");
            server.kill().status();

            json(3, "status", "--json");
            JsonNode diagnosis = json(0, "doctor", "--port", "0", "--json");
            assertThat(diagnosis.toString()).contains("ended without letting go");
            try (var stop = start("stop")) {
                assertThat(stop.status()).isZero();
                assertThat(stop.out()).startsWith("No server runs");
            }
        }
        try (var next = start("serve", "--port", "0")) {
            next.err.awaitText("Ctrl-C");
            try (var stop = start("stop", "--json")) {
                assertThat(stop.status()).as(stop::err).isZero();
            }
            assertThat(next.status()).isZero();
        }
    }

    private static String level(JsonNode diagnosis, String subject) {
        return diagnosis
                .get("findings")
                .valueStream()
                .filter(finding -> finding.get("subject").asString().equals(subject))
                .map(finding -> finding.get("level").asString())
                .findFirst()
                .orElse("not looked at");
    }

    private String read(String name) throws IOException {
        return Files.readString(directory.resolve(".rhapsode").resolve(name)).strip();
    }

    private void begin(String text) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(
                            HttpRequest.newBuilder(URI.create(read("server-url") + "/api/v1/generations"))
                                    .header("X-API-Key", read("api-key"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("text", text))))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isEqualTo(202);
        }
    }
}
