package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant with a budget, at a credit for each character: what is within it is spoken, what is beyond it is not, and each crossing is told once. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class BudgetIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GENERATIONS = "/api/v1/generations";
    private static final long WELCOME = 10_000;
    private static final int RACERS = 8;
    private static final int ROOM = 3;
    private static final String TEXT = "Sing in me, Muse, and through me tell the story.";
    private static final long PRICE = TEXT.length();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerProcess server;
    private Api api;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_CREDITSPER1KCHARACTERS", "1000");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_LOCAL_ENABLED", "false");
        environment.put("RHAPSODE_CREDITS_WELCOME", String.valueOf(WELCOME));
        environment.put("RHAPSODE_CREDITS_BUY_URL", "https://speech.example/buy");
        server = ServerProcess.start(directory.resolve("home"), environment);
        api = server.api();
        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/credits").get("available").asLong() == WELCOME);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stub.close();
    }

    @Test
    void aBudgetIsSetServedReachedToldRaisedAndTakenAway() throws Exception {
        limit(Map.of("lowBalance", WELCOME, "monthlyBudget", PRICE));
        awaitBudget(PRICE, 0, PRICE);

        assertThat(speak().get("creditsCharged").asLong()).isEqualTo(PRICE);
        awaitBudget(PRICE, PRICE, 0);
        assertThat(accountTo("budget_reached", 1))
                .containsExactly(
                        "opened",
                        "granted",
                        "limits_set",
                        "budget_renewed",
                        "held",
                        "charged",
                        "balance_low",
                        "budget_reached");

        HttpResponse<String> refused = api.post(GENERATIONS, Api.body(TEXT, "wav"));
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(402);
        assertThat(problem.get("code").asString()).isEqualTo("budget_reached");
        assertThat(problem.get("required").asLong()).isEqualTo(PRICE);
        assertThat(problem.get("available").asLong()).isZero();
        assertThat(problem.has("buyUrl")).as("buying does not help").isFalse();
        assertThat(api.post(GENERATIONS + "/preview", Api.body(TEXT, "wav")).statusCode())
                .isEqualTo(402);

        limit(Map.of("lowBalance", WELCOME, "monthlyBudget", 2 * PRICE));
        awaitBudget(2 * PRICE, PRICE, PRICE);
        assertThat(speak().get("creditsCharged").asLong()).isEqualTo(PRICE);
        assertThat(accountTo("budget_reached", 2))
                .endsWith("budget_reached", "limits_set", "held", "charged", "budget_reached");

        limit(Map.of());
        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/credits").get("budget").isNull());
        assertThat(speak().get("creditsCharged").asLong()).isEqualTo(PRICE);
    }

    /** Whoever comes through the door before the balance shows what the others hold is refused by the account. */
    @Test
    void whatIsAskedForAtOnceDoesNotGoBeyondTheBudget() throws Exception {
        limit(Map.of("monthlyBudget", ROOM * PRICE));
        awaitBudget(ROOM * PRICE, 0, ROOM * PRICE);

        List<HttpResponse<String>> answers;
        try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
            answers = IntStream.range(0, RACERS)
                    .mapToObj(racer ->
                            CompletableFuture.supplyAsync(() -> api.post(GENERATIONS, Api.body(TEXT, "wav")), racers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        List<String> ends = new ArrayList<>();
        for (HttpResponse<String> answer : answers) {
            JsonNode body = JSON.readTree(answer.body());
            JsonNode end = answer.statusCode() == 202
                    ? api.awaitOver(body.get("generationId").asString(), LIMIT)
                    : body;
            ends.add(
                    end.path("status").asString().equals("completed")
                            ? "completed"
                            : end.at(answer.statusCode() == 202 ? "/error/code" : "/code")
                                    .asString());
        }
        assertThat(ends).containsOnly("completed", "budget_reached");
        assertThat(ends.stream().filter("completed"::equals)).hasSize(ROOM);
        awaitBudget(ROOM * PRICE, ROOM * PRICE, 0);
        assertThat(accountTo("budget_reached", 1)).containsOnlyOnce("budget_reached");
    }

    private JsonNode speak() {
        JsonNode over = api.awaitOver(api.generate(Api.body(TEXT, "wav")), LIMIT);
        assertThat(over.get("status").asString()).as(over.toString()).isEqualTo("completed");
        return over;
    }

    private void limit(Map<String, Long> limits) throws Exception {
        String operator =
                Files.readString(server.home().resolve("operator-key")).strip();
        HttpResponse<String> answer = api.withKey(operator).post("/actuator/credits/ten_first/limits", limits);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private void awaitBudget(long credits, long spent, long left) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                api.get("/api/v1/credits").get("budget").toString())
                        .isEqualTo("{\"credits\":" + credits + ",\"spent\":" + spent + ",\"left\":" + left + "}"));
    }

    /** What the stream tells of the account from its beginning, to the time this is told for so many times. */
    private List<String> accountTo(String kind, int times) throws Exception {
        List<Told> all = Told.read(
                api, "0", events -> kinds(events).stream().filter(kind::equals).count() == times);
        return kinds(all);
    }

    private static List<String> kinds(List<Told> events) {
        return events.stream()
                .filter(event -> event.event().equals("credits"))
                .map(event -> JSON.readTree(event.data()).get("kind").asString())
                .toList();
    }
}
