package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two servers that share what a provider takes. */
class SharedProviderIT {

    private static final Duration LIMIT = Api.PATIENCE;

    /** The lease of a node, and a round in which another notices that it is over. */
    private static final Duration LEASE_OVER = Duration.ofSeconds(12 + 2 + 2);

    private static final int CONCURRENCY = 6;
    private static final int PER_SECOND = 8;
    private static final int PARAGRAPHS = 120;

    /** So long that what a node does besides, on a busy machine, leaves all places filled at the same time. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    /** Long enough to see by the number of requests how many places there are. */
    private static final Duration WINDOW = ANSWER.multipliedBy(2);

    private int asked;
    private SpeechStub stub;
    private EmbeddedPostgres postgres;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start();
        environment = new LinkedHashMap<>(stub.environment());
        environment.put(
                "RHAPSODE_DATABASE_URL",
                "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
        environment.put("RHAPSODE_STORAGE_PATH", directory.resolve("shared").toString());
        environment.put("RHAPSODE_CREDITS_WELCOME", "10000000");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_CONCURRENCY", String.valueOf(CONCURRENCY));
    }

    @AfterEach
    void stop() throws Exception {
        postgres.close();
        stub.close();
    }

    @Test
    void togetherTheyNeverHaveMoreRequestsThanItTakesAndWhenOneIsKilledTheOtherHasAllPlacesAgain() throws Exception {
        stub.answersAfter(ANSWER);
        try (var dying = ServerProcess.start(directory.resolve("dying"), environment);
                var other = ServerProcess.start(directory.resolve("other"), environment)) {
            for (int text = 0; text < 10; text++) {
                ask(text % 2 == 0 ? dying : other, text);
            }
            Awaitility.await("all places in use")
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(inUse(dying))
                            .as("all, or all but the one that is kept for a node which has no work")
                            .isGreaterThanOrEqualTo(CONCURRENCY - 1));

            dying.kill();
            asked = stub.requests();

            Awaitility.await("all places")
                    .atMost(LEASE_OVER.plus(WINDOW).plus(WINDOW))
                    .pollInterval(WINDOW)
                    .until(this::sinceLastAsked, sent -> sent > (CONCURRENCY - 2) * WINDOW.dividedBy(ANSWER));
            Awaitility.await("all places at one moment").atMost(LIMIT).until(() -> stub.mostAtOnce() >= CONCURRENCY);
            assertThat(stub.mostAtOnce()).isEqualTo(CONCURRENCY);
        }
    }

    @Test
    void togetherTheyKeepToItsRate() throws Exception {
        environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_REQUESTSPERSECOND", String.valueOf(PER_SECOND));
        try (var one = ServerProcess.start(directory.resolve("one"), environment);
                var other = ServerProcess.start(directory.resolve("other"), environment)) {
            for (int text = 0; text < 6; text++) {
                ask(text % 2 == 0 ? one : other, text);
            }
            Awaitility.await("enough to count").atMost(LIMIT).until(() -> stub.requests() >= 15 * PER_SECOND);

            assertThat(mostInASecond(stub.arrivals()))
                    .as("less than one more from each node than the rate says")
                    .isLessThanOrEqualTo(PER_SECOND + 2);
            assertThat(perSecond(stub.arrivals())).as("on the whole").isBetween(PER_SECOND * 0.6, PER_SECOND * 1.05);
        }
    }

    private static void ask(ServerProcess server, int number) {
        Map<String, Object> body = Api.body(Texts.paragraphs(1 + number * PARAGRAPHS, PARAGRAPHS), "wav");
        body.put("routing", Map.of("preferredProvider", "stub"));
        server.api().generate(body);
    }

    /** How many requests the whole cluster has, as one node sees it. */
    private static int inUse(ServerProcess server) {
        return stub(server).get("inUse").asInt();
    }

    private static JsonNode stub(ServerProcess server) {
        return server.api()
                .get("/api/v1/providers")
                .get("items")
                .valueStream()
                .filter(provider -> provider.get("provider").asString().equals("stub"))
                .findFirst()
                .orElseThrow();
    }

    /** Requests, each of which fills a place for as long as its answer takes. */
    private int sinceLastAsked() {
        int now = stub.requests();
        int sent = now - asked;
        asked = now;
        return sent;
    }

    private static long mostInASecond(List<Long> arrivals) {
        return arrivals.stream()
                .mapToLong(from -> arrivals.stream()
                        .filter(at -> at - from >= 0
                                && at - from < Duration.ofSeconds(1).toNanos())
                        .count())
                .max()
                .orElse(0);
    }

    private static double perSecond(List<Long> arrivals) {
        return (arrivals.size() - 1) * 1e9 / (arrivals.getLast() - arrivals.getFirst());
    }
}
