package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** A provider that fails midway, and what becomes of voices, credits and cancellations. */
@Execution(ExecutionMode.CONCURRENT)
class FallbackIT {

    private static final Duration LIMIT = Api.PATIENCE;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_SPEECH_RESILIENCE_FIRSTBACKOFF", "20ms");
        environment.put("RHAPSODE_SPEECH_RESILIENCE_MAXATTEMPTS", "2");
        server = ServerProcess.start(directory.resolve("home"), environment);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stub.close();
    }

    private static Map<String, Object> preferringStub(int paragraphs) {
        Map<String, Object> body = Api.body(Texts.paragraphs(paragraphs), "wav");
        body.put("routing", Map.of("preferredProvider", "stub"));
        return body;
    }

    @Test
    void aReroutedFileHasOneVoiceAndCostsWhatItsDeliveringProviderTakes() {
        stub.refuses(request -> request > 6);
        String id = server.api().generate(preferringStub(20));

        JsonNode view = server.api().awaitOver(id, LIMIT);

        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("routing").get("provider").asString()).isEqualTo("local");
        assertThat(view.get("routing").get("fallbackUsed").asBoolean()).isTrue();
        assertThat(view.get("creditsCharged").asLong())
                .as("the local voice costs nothing")
                .isZero();
        assertThat(view.get("costMicros").asLong())
                .as("what was thrown away costs us")
                .isPositive();
        for (JsonNode chunk :
                server.api().get("/api/v1/generations/" + id + "/chunks").get("items")) {
            assertThat(chunk.get("provider").asString()).isEqualTo("local");
        }
        JsonNode routing = server.api().get("/api/v1/generations/" + id + "/routing");
        assertThat(routing.get("reroutes")).hasSize(1);
        assertThat(routing.get("reroutes").get(0).get("reason").asString()).isEqualTo("server_error");
    }

    @Test
    void withoutAFallbackItFailsWithEveryCandidatesReasonAndNothingIsCharged() {
        stub.refuses(request -> true);
        Map<String, Object> body = preferringStub(3);
        body.put("routing", Map.of("preferredProvider", "stub", "excludeProviders", java.util.List.of("local")));
        String id = server.api().generate(body);

        JsonNode view = server.api().awaitOver(id, LIMIT);

        assertThat(view.get("status").asString()).isEqualTo("failed");
        assertThat(view.get("error").get("code").asString()).isEqualTo("all_providers_failed");
        assertThat(view.get("creditsCharged").asLong()).isZero();
        // the hold is given back behind the failure, in a transaction of its own
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(server.api().generation(id).get("creditsHeld").asLong()).isZero();
            assertThat(server.api().get("/api/v1/credits").get("available").asLong())
                    .isEqualTo(100_000);
        });
    }

    @Test
    void aCancelledGenerationStartsNothingNewAndSettlesWhatWasSpoken() throws Exception {
        stub.answersAfter(Duration.ofMillis(200));
        String id = server.api().generate(preferringStub(100));
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> server.api()
                                .generation(id)
                                .get("progress")
                                .get("chunksDone")
                                .asInt()
                        >= 6);

        var cancelled = server.api().post("/api/v1/generations/" + id + "/cancel", Map.of());
        assertThat(cancelled.statusCode()).isEqualTo(202);
        int requests = stub.requests();
        JsonNode view = Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> server.api().generation(id),
                        generation -> !generation.get("audio").isNull()
                                && generation.get("creditsHeld").asLong() == 0);

        assertThat(view.get("status").asString()).isEqualTo("cancelled");
        assertThat(stub.requests()).as("only what was under way is finished").isLessThanOrEqualTo(requests + 4);
        assertThat(view.get("creditsCharged").asLong())
                .isPositive()
                .isLessThan(view.get("characters").asLong());
        Sound sound = Sound.of(server.api().download(id, directory.resolve("beginning.wav")));
        assertThat(sound.seconds()).isGreaterThan(30);
        var again = server.api().post("/api/v1/generations/" + id + "/cancel", Map.of());
        assertThat(again.statusCode()).isIn(202, 409);
    }
}
