package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an estimate promises is the most that is charged, once. */
class QuoteIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int RACERS = 8;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GENERATIONS = "/api/v1/generations";

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
        environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_CREDITSPER1KCHARACTERS", "100");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_LOCAL_CREDITSPER1KCHARACTERS", "3000");
        server = ServerProcess.start(directory.resolve("home"), environment);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stub.close();
    }

    private static Map<String, Object> body(int paragraphs) {
        Map<String, Object> body = Api.body(Texts.paragraphs(paragraphs), "wav");
        body.put("routing", Map.of("preferredProvider", "stub"));
        return body;
    }

    private JsonNode estimate(Map<String, Object> body) {
        var answer = server.api().post(GENERATIONS + "/estimate", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void aDearerFallbackCostsWhatWasPromised() {
        Map<String, Object> body = body(12);
        JsonNode estimate = estimate(body);
        long promised = estimate.get("options").get(0).get("credits").asLong();
        body.put("quoteId", estimate.get("quoteId").asString());
        stub.refuses(request -> request > 3);

        JsonNode view = server.api().awaitOver(server.api().generate(body), LIMIT);

        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("routing").get("provider").asString()).isEqualTo("local");
        assertThat(view.get("creditsCharged").asLong()).isPositive().isEqualTo(promised);
        assertThat(server.api().get("/api/v1/credits").get("available").asLong())
                .isEqualTo(100_000 - promised);
    }

    @Test
    void ofManyWhoNameOneQuoteOneBegins() {
        Map<String, Object> body = body(1);
        body.put("quoteId", estimate(body).get("quoteId").asString());

        List<Integer> answers;
        try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
            answers = IntStream.range(0, RACERS)
                    .mapToObj(racer ->
                            CompletableFuture.supplyAsync(() -> server.api().post(GENERATIONS, body), racers))
                    .toList()
                    .stream()
                    .map(answer -> answer.join().statusCode())
                    .toList();
        }

        assertThat(answers).containsOnlyOnce(202).containsOnly(202, 409);
    }

    @Test
    void theSameKeyIsAnsweredAsTheFirstTimeAndAnotherTextIsRefused() {
        Map<String, Object> body = body(1);
        body.put("quoteId", estimate(body).get("quoteId").asString());
        Map<String, Object> other = body(2);
        other.put("quoteId", body.get("quoteId"));

        assertThat(server.api().post(GENERATIONS, other).body()).contains("quote_mismatch");
        Map<String, String> key = Map.of("Idempotency-Key", "the-only-one");
        String first = server.api().generate(body, key);

        assertThat(server.api().generate(body, key)).isEqualTo(first);
        assertThat(server.api().post(GENERATIONS, body).body()).contains("quote_used");
    }
}
