package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator sees. */
class ObservedIT {

    private static final Duration LIMIT = Api.PATIENCE;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void healthIsOpenMetricsAreNotAndLogLinesCarryTheRequest() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("home"), Map.of())) {
            Api api = server.api();
            var posted = api.send(api.request("/api/v1/generations")
                    .header("Content-Type", "application/json")
                    .header("X-Request-Id", "req_of_this_test")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"One sentence is enough for this.\"}"))
                    .build());
            assertThat(posted.statusCode()).isEqualTo(202);
            String id = posted.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
            assertThat(api.awaitOver(id, LIMIT).get("status").asString()).isEqualTo("completed");

            var withoutKey = HttpRequest.newBuilder(URI.create(api.url() + "/actuator/health/readiness"));
            assertThat(api.send(withoutKey.build()).body()).isEqualTo("{\"status\":\"UP\"}");
            var metricsWithoutKey = HttpRequest.newBuilder(URI.create(api.url() + "/actuator/prometheus"));
            assertThat(api.send(metricsWithoutKey.build()).statusCode()).isEqualTo(401);
            assertThat(api.send(api.request("/actuator/prometheus").build()).body())
                    .contains("rhapsode_generations_over_total{code=\"none\",outcome=\"completed\"} 1.0")
                    .contains("rhapsode_chunks_spoken_total{cached=\"false\",provider=\"local\"} 1.0")
                    .contains("rhapsode_queue_waiting")
                    .contains("rhapsode_streams_open{kind=\"events\"} 0.0")
                    .contains("rhapsode_followers");
            for (String stage : List.of("planning", "waiting", "speaking", "merging", "whole")) {
                Awaitility.await(stage)
                        .untilAsserted(() -> assertThat(api.send(api.request("/actuator/prometheus")
                                                .build())
                                        .body())
                                .contains("rhapsode_generation_stage_seconds_count{outcome=\"completed\",stage=\""
                                        + stage + "\"} 1"));
            }
            assertThat(server.logLines())
                    .anyMatch(line -> "req_of_this_test".equals(text(line, "requestId")))
                    .noneMatch(line -> line.toString().contains("One sentence"));
            assertThat(server.log()).doesNotContain("failed to append");
        }
    }

    /** It broke where the whole application was put together, and nowhere else: two libraries bring the same classes. */
    @Test
    void theDocumentOfTheInterfaceIsPublished() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("home"), Map.of())) {
            assertThat(server.api().get("/api/openapi").get("paths").get("/api/v1/generations"))
                    .isNotNull();
        }
    }

    @Test
    void openStreamsAreCountedUntilTheirReadersGo() throws Exception {
        try (SpeechStub stub = new SpeechStub()) {
            stub.answersAfter(Duration.ofSeconds(3));
            try (ServerProcess server = ServerProcess.start(directory.resolve("home"), stub.environment())) {
                Api api = server.api();
                String id = api.generate(Api.body(Texts.paragraphs(8), "wav"));
                var reader = CompletableFuture.supplyAsync(() -> api.events(id, -1));
                Awaitility.await()
                        .atMost(LIMIT)
                        .until(() -> metrics(api).contains("rhapsode_streams_open{kind=\"events\"} 1.0"));
                assertThat(reader.get().getLast().event()).isEqualTo("completed");
                Awaitility.await()
                        .atMost(LIMIT)
                        .until(() -> metrics(api).contains("rhapsode_streams_open{kind=\"events\"} 0.0"));
            }
        }
    }

    @Test
    void theLogTellsTheWholeWayOfAGenerationOnWhicheverThreads() throws Exception {
        try (SpeechStub stub = new SpeechStub()) {
            stub.refuses(request -> request > 3);
            Map<String, String> environment = new LinkedHashMap<>(stub.environment());
            environment.put("RHAPSODE_SPEECH_RESILIENCE_FIRSTBACKOFF", "20ms");
            environment.put("RHAPSODE_SPEECH_RESILIENCE_MAXATTEMPTS", "2");
            environment.put("LOGGING_LEVEL_IO_RHAPSODE", "debug");
            try (ServerProcess server = ServerProcess.start(directory.resolve("home"), environment)) {
                Api api = server.api();
                Map<String, Object> body = Api.body(Texts.paragraphs(12), "wav");
                body.put("routing", Map.of("preferredProvider", "stub"));
                String id = api.generate(body, Map.of("X-Request-Id", "req_whole_way"));
                assertThat(api.awaitOver(id, LIMIT).get("status").asString()).isEqualTo("completed");
                api.generate(
                        Api.body("Another generation, of another request.", "wav"),
                        Map.of("X-Request-Id", "req_other"));

                List<JsonNode> lines = server.logLines().stream()
                        .filter(line -> id.equals(text(line, "generationId")))
                        .toList();

                String correlation = server.logLines().stream()
                        .filter(line -> "req_whole_way".equals(text(line, "requestId")))
                        .map(line -> text(line, "correlationId"))
                        .distinct()
                        .reduce((one, other) -> one + " and " + other)
                        .orElseThrow();

                assertThat(lines)
                        .allSatisfy(line -> assertThat(text(line, "correlationId"))
                                .as(line.toString())
                                .isNotNull());
                assertThat(lines)
                        .filteredOn(line -> !"request".equals(text(line, "message"))) // written before anybody is known
                        .allSatisfy(line -> assertThat(text(line, "tenant"))
                                .as(line.toString())
                                .isNotNull());
                assertThat(journal(lines))
                        .containsSubsequence(
                                "requested",
                                "analyzed",
                                "routed",
                                "split",
                                "chunk failed",
                                "rerouted",
                                "merged",
                                "completed");
                for (String worker : List.of(
                        "speaking what is missing", "a chunk is spoken", "a chunk cannot be had from this provider")) {
                    assertThat(lines)
                            .filteredOn(line -> worker.equals(text(line, "message")))
                            .isNotEmpty()
                            .allSatisfy(line -> {
                                assertThat(text(line, "correlationId")).isEqualTo(correlation);
                                assertThat(text(line, "task")).isEqualTo("SynthesizeRun");
                            });
                }
                assertThat(server.logLines()).noneMatch(line -> line.toString().contains("keeper of the lamps"));
            }
        }
    }

    /** The lines of the journal in the order of the events. */
    private static List<String> journal(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("sequence"))
                .sorted(Comparator.comparingLong(line -> line.get("sequence").asLong()))
                .map(line -> line.get("message").asString())
                .toList();
    }

    private static @Nullable String text(JsonNode line, String field) {
        return line.has(field) ? line.get(field).asString() : null;
    }

    private static String metrics(Api api) {
        return api.send(api.request("/actuator/prometheus").build()).body();
    }
}
