package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
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

/** Two servers over one PostgreSQL and one storage path. */
@Execution(ExecutionMode.CONCURRENT)
class TwoNodesIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final int RACERS = 8;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private EmbeddedPostgres postgres;
    private ServerProcess first;
    private ServerProcess second;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start();
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put(
                "RHAPSODE_DATABASE_URL",
                "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
        environment.put("RHAPSODE_STORAGE_PATH", directory.resolve("shared").toString());
        environment.put("RHAPSODE_CREDITS_WELCOME", "1000000");
        first = ServerProcess.start(directory.resolve("first"), environment);
        second = ServerProcess.start(directory.resolve("second"), environment);
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        second.close();
        postgres.close();
        stub.close();
    }

    @Test
    void twoServersShareTheWorkBothStreamItAndOneMayDie() throws Exception {
        stub.answersAfter(Duration.ofMillis(200));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add((i % 2 == 0 ? first : second)
                    .api()
                    .generate(Api.body("Number " + i + ".\n\n" + Texts.paragraphs(30), "wav")));
        }
        Api other = second.api();
        CompletableFuture<List<Api.Sent>> streamed =
                CompletableFuture.supplyAsync(() -> other.events(ids.getFirst(), -1));
        Awaitility.await().atMost(LIMIT).until(() -> stub.requests() >= 20);
        String shared = ids.getLast();
        Awaitility.await("both nodes to expect the same").atMost(LIMIT).untilAsserted(() -> {
            JsonNode here = first.api().generation(shared).get("estimatedCompletionAt");
            JsonNode there = second.api().generation(shared).get("estimatedCompletionAt");
            assertThat(List.of(here, there)).noneMatch(JsonNode::isNull);
            assertThat(Instant.parse(here.asString()))
                    .isAfter(Instant.now())
                    .isCloseTo(Instant.parse(there.asString()), within(2, ChronoUnit.SECONDS));
        });

        first.kill();

        for (String id : ids) {
            JsonNode view = second.api().awaitOver(id, LIMIT);
            assertThat(view.get("status").asString()).isEqualTo("completed");
        }
        List<Api.Sent> events = streamed.get();
        assertThat(events.getLast().event()).isEqualTo("completed");
        assertThat(events).extracting(Api.Sent::id).isSorted().doesNotHaveDuplicates();
        JsonNode credits = second.api().get("/api/v1/credits");
        assertThat(credits.get("held").asLong()).isZero();
        first.restart();
        assertThat(first.api().generation(ids.getFirst()).get("status").asString())
                .isEqualTo("completed");
    }

    @Test
    void aQuoteThatIsNamedOnBothAtOnceIsUsedOnce() {
        Map<String, Object> body = Api.body(Texts.paragraphs(2), "wav");
        var estimate = new JsonMapper()
                .readTree(first.api().post("/api/v1/generations/estimate", body).body());
        body.put("quoteId", estimate.get("quoteId").asString());

        List<Integer> answers =
                race(racer -> node(racer).post("/api/v1/generations", body).statusCode());

        assertThat(answers).containsOnlyOnce(202).containsOnly(202, 409);
    }

    @Test
    void ofManyDownloadsOnBothOnePays() throws Exception {
        Bookkeeper operator = Bookkeeper.of(first);
        operator.chargesAtDownload(1);
        Map<String, Object> body = Api.body(Texts.paragraphs(2), "wav");
        body.put("routing", Map.of("preferredProvider", "stub"));
        String id = first.api().generate(body);
        JsonNode view = first.api().awaitOver(id, LIMIT);
        long price = view.get("characters").asLong();

        var downloads = race(racer -> node(racer).tryDownload(id, directory.resolve("racer-" + racer + ".wav")));

        assertThat(downloads).allSatisfy(download -> {
            assertThat(download.statusCode()).isEqualTo(200);
            assertThat(Files.size(download.body()))
                    .isEqualTo(view.get("audio").get("bytes").asLong());
        });
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode credits = second.api().get("/api/v1/credits");
            assertThat(credits.get("settled").asLong()).isEqualTo(1_000_000 - price);
            assertThat(credits.get("held").asLong()).isZero();
        });
        assertThat(first.api().get("/api/v1/credits/ledger").get("items").valueStream())
                .as("charges")
                .filteredOn(movement -> movement.get("kind").asString().equals("charged"))
                .hasSize(1);
        operator.provesTheBooks();
    }

    private Api node(int racer) {
        return (racer % 2 == 0 ? first : second).api();
    }

    private static <T> List<T> race(IntFunction<T> run) {
        try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
            return IntStream.range(0, RACERS)
                    .mapToObj(racer -> CompletableFuture.supplyAsync(() -> run.apply(racer), racers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
