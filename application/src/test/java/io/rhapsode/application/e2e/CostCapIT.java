package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** A provider that charges for audio which is of no use, again and again, and a caller who has said what it all may cost. */
@Execution(ExecutionMode.CONCURRENT)
class CostCapIT {

    private static final Duration LIMIT = Api.PATIENCE;

    /** One chunk, for nobody cuts so short a sentence. */
    private static final String SENTENCE = "The keeper of the lamps walked along the wall and counted the boats.";

    /** Micro-dollars for a character. */
    private static final long PRICE = 15;

    private static final long DEAR_PRICE = 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private SpeechStub dear;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        dear = new SpeechStub();
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_CONCURRENCY", "10");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_MAXCHARACTERS", "500");
        dear.environment().forEach((name, value) -> environment.put(name.replace("_STUB_", "_DEAR_"), value));
        environment.put("RHAPSODE_SPEECH_PROVIDERS_DEAR_PRICEMICROSPER1KCHARACTERS", "" + 1_000 * DEAR_PRICE);
        environment.put("RHAPSODE_SPEECH_RESILIENCE_FIRSTBACKOFF", "20ms");
        environment.put("RHAPSODE_SPEECH_RESILIENCE_MAXATTEMPTS", "3");
        server = ServerProcess.start(directory.resolve("home"), environment);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stub.close();
        dear.close();
    }

    @Test
    void aRetryThatWouldPassTheCapIsNotMadeAndWhoCostsNothingSpeaks() {
        stub.mumbles(request -> true);
        long twice = 2 * SENTENCE.length() * PRICE;

        JsonNode view = spoken(SENTENCE, twice + SENTENCE.length() * PRICE - 1, List.of("dear"));

        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("routing").get("provider").asString()).isEqualTo("local");
        assertThat(stub.requests()).isEqualTo(2);
        assertThat(view.get("costMicros").asLong()).isEqualTo(twice);
        JsonNode reroutes = server.api()
                .get("/api/v1/generations/" + view.get("generationId").asString() + "/routing")
                .get("reroutes");
        assertThat(reroutes.get(0).get("reason").asString()).isEqualTo("max_cost");
    }

    @Test
    void withNobodyWhoCostsLessTheGenerationFailsForTheCap() {
        stub.mumbles(request -> true);
        long twice = 2 * SENTENCE.length() * PRICE;

        JsonNode view = spoken(SENTENCE, twice, List.of("dear", "local"));

        assertThat(view.get("status").asString()).isEqualTo("failed");
        assertThat(view.get("error").get("code").asString()).isEqualTo("max_cost_exceeded");
        assertThat(view.get("costMicros").asLong()).isEqualTo(twice);
        assertThat(stub.requests()).isEqualTo(2);
    }

    @Test
    void whoWouldFitAtTheStartDoesNotWhenAnotherHasBeenPaidForNothing() {
        stub.mumbles(request -> true);
        long thrice = 3 * SENTENCE.length() * PRICE;
        long left = SENTENCE.length() * DEAR_PRICE - 1;

        JsonNode view = spoken(SENTENCE, thrice + left, List.of("local"));

        assertThat(view.get("status").asString()).isEqualTo("failed");
        assertThat(view.get("error").get("code").asString()).isEqualTo("max_cost_exceeded");
        assertThat(view.get("costMicros").asLong()).isEqualTo(thrice);
        assertThat(dear.requests()).isZero();
    }

    @Test
    void tenAtOnceDoNotSpendTheSameMoney() {
        String text = Texts.paragraphs(30);
        stub.answersAfter(Duration.ofMillis(50));
        stub.mumbles(request -> request % 4 == 0);
        long cap = text.length() * PRICE;

        JsonNode view = spoken(text, cap, List.of("dear", "local"));

        assertThat(view.get("status").asString()).isEqualTo("failed");
        assertThat(view.get("error").get("code").asString()).isEqualTo("max_cost_exceeded");
        assertThat(stub.mostAtOnce()).isGreaterThan(4);
        assertThat(view.get("costMicros").asLong())
                .as("all that was charged is in the log")
                .isEqualTo(stub.charged() * PRICE)
                .isLessThanOrEqualTo(cap);
    }

    private JsonNode spoken(String text, long maxCostMicros, List<String> without) {
        Map<String, Object> body = Api.body(text, "wav");
        body.put(
                "routing",
                Map.of("preferredProvider", "stub", "excludeProviders", without, "maxCostMicros", maxCostMicros));
        return server.api().awaitOver(server.api().generate(body), LIMIT);
    }
}
