package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two servers over one PostgreSQL and one storage path. */
class TwoNodesIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void twoServersShareTheWorkBothStreamItAndOneMayDie() throws Exception {
        try (SpeechStub stub = new SpeechStub();
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start()) {
            stub.answersAfter(Duration.ofMillis(200));
            Map<String, String> environment = new LinkedHashMap<>(stub.environment());
            environment.put(
                    "RHAPSODE_DATABASE_URL",
                    "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
            environment.put("RHAPSODE_STORAGE_PATH", directory.resolve("shared").toString());
            environment.put("RHAPSODE_CREDITS_WELCOME", "1000000");
            try (ServerProcess first = ServerProcess.start(directory.resolve("first"), environment);
                    ServerProcess second = ServerProcess.start(directory.resolve("second"), environment)) {
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
        }
    }
}
