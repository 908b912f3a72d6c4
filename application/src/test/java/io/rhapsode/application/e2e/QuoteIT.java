package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.faults.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an estimate promises is the most that is charged, once. */
@Execution(ExecutionMode.CONCURRENT)
class QuoteIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final int RACERS = 8;

    /** As it is where nobody says otherwise. */
    private static final Duration VALIDITY = Duration.ofMinutes(15);

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GENERATIONS = "/api/v1/generations";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerClock clock;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        clock = new ServerClock(directory);
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.putAll(clock.environment());
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
        return body(Texts.paragraphs(paragraphs));
    }

    private static Map<String, Object> body(String text) {
        Map<String, Object> body = Api.body(text, "wav");
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

    @Test
    void itIsOverAfterAQuarterOfAnHourAndForgottenADayLater() throws Exception {
        Map<String, Object> body = body(1);
        body.put("quoteId", estimate(body).get("quoteId").asString());

        clock.isWrongBy(VALIDITY.plusSeconds(1));

        var late = server.api().post(GENERATIONS, body);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(JSON.readTree(late.body()).get("code").asString()).isEqualTo("quote_expired");
        clock.isWrongBy(VALIDITY.plusDays(1).plusHours(1));
        Awaitility.await("it is swept away").atMost(LIMIT).untilAsserted(() -> {
            var later = server.api().post(GENERATIONS, body);
            assertThat(later.statusCode()).isEqualTo(422);
            assertThat(JSON.readTree(later.body()).get("code").asString()).isEqualTo("quote_not_found");
        });
    }

    @Test
    void anotherTenantDoesNotKnowIt() throws Exception {
        Map<String, Object> body = body(1);
        body.put("quoteId", estimate(body).get("quoteId").asString());

        var answer = OtherTenant.of(server).post(GENERATIONS, body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).get("code").asString()).isEqualTo("quote_not_found");
        server.api().generate(body);
    }

    @Test
    void itIsUsedOnceWhereverTheServerDied() throws Exception {
        Map<String, JsonNode> estimates = new HashMap<>();
        var deaths = new OneDeathAfterAnother(
                server,
                text -> {
                    Map<String, Object> body = body(text);
                    JsonNode estimate = estimates.computeIfAbsent(text, first -> estimate(body));
                    body.put("quoteId", estimate.get("quoteId").asString());
                    return body;
                },
                false);

        Map<String, String> texts =
                deaths.at(Moment.around(Moment.LOG, "GenerationRequested").toList());

        texts.forEach((id, text) -> {
            JsonNode view = server.api().awaitOver(id, LIMIT);
            JsonNode estimate = Objects.requireNonNull(estimates.get(text));
            assertThat(view.get("status").asString()).isEqualTo("completed");
            assertThat(view.get("creditsCharged").asLong())
                    .isEqualTo(estimate.get("options").get(0).get("credits").asLong());
            Map<String, Object> again = body(text);
            again.put("quoteId", estimate.get("quoteId").asString());
            assertThat(server.api().post(GENERATIONS, again).body()).contains("quote_used");
        });
    }
}
