package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A tenant that keeps for a day what it had made. */
@Execution(ExecutionMode.CONCURRENT)
class RetentionIT {

    private static final Duration LIMIT = Api.PATIENCE;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void whatIsOverForLongerGoesAndWhatIsNewStays() throws Exception {
        var clock = new ServerClock(directory);
        Map<String, String> environment = new LinkedHashMap<>(clock.environment());
        environment.put("RHAPSODE_SWEEP_EVERY", "1s");
        try (ServerProcess server = ServerProcess.start(directory.resolve("home"), environment)) {
            Api api = server.api();
            String old = spoken(api, "This was made the day before yesterday.");
            clock.isWrongBy(Duration.ofHours(49));
            keepsForADay(server);
            String young = spoken(api, "This was made just now.");

            await("the end of " + old).atMost(LIMIT).until(() -> status(api, old) == 410);

            await("the end of its files")
                    .atMost(LIMIT)
                    .until(() -> files(server, old).isEmpty());
            assertThat(api.tryDownload(old, directory.resolve("old.wav")).statusCode())
                    .isEqualTo(410);
            assertThat(Story.of(Operator.at(server), old).all("GenerationErased"))
                    .extracting(erased -> erased.body().get("reason").asString())
                    .containsExactly("expired");
            assertThat(api.download(young, directory.resolve("young.wav"))).isNotEmptyFile();
            assertThat(files(server, young)).hasSize(2);
        }
    }

    private static String spoken(Api api, String text) {
        String id = api.generate(Api.body(text, "wav"));
        assertThat(api.awaitOver(id, LIMIT).get("status").asString()).isEqualTo("completed");
        return id;
    }

    private static void keepsForADay(ServerProcess server) throws IOException {
        String operator =
                Files.readString(server.home().resolve("operator-key")).strip();
        var chosen = server.api().withKey(operator).post("/actuator/tenants/ten_first/retention", Map.of("days", 1));
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
    }

    private static int status(Api api, String id) {
        return api.send(api.request("/api/v1/generations/" + id).build()).statusCode();
    }

    /** Its text and its audio. */
    private static List<Path> files(ServerProcess server, String id) throws IOException {
        try (var files = Files.walk(server.home().resolve("objects"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(id))
                    .toList();
        }
    }
}
