package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One stream tells all that happens to a tenant, and resumes at each of its events; what was used is added up. */
@Timeout(240)
class TenantEventsIT {

    private static final Duration LIMIT = Api.PATIENCE;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aStreamResumesAtEachOfItsEventsWithExactlyTheRest() throws Exception {
        try (var stub = new SpeechStub();
                var server = ServerProcess.start(directory.resolve("home"), stub.environment())) {
            Api api = server.api();
            String first = api.generate(Api.body(Texts.paragraphs(3), "wav"));
            String second = api.generate(Api.body(Texts.paragraphs(2), "wav"));
            JsonNode charged = api.awaitOver(first, LIMIT);
            api.awaitOver(second, LIMIT);

            List<Told> all = Told.read(api, "0", completed(2));
            assertThat(all.stream().filter(event -> event.data().contains(first)))
                    .extracting(event -> event.event())
                    .contains("status", "progress", "credits", "completed");
            assertThat(all.stream()
                            .filter(event -> !event.event().equals("credits")
                                    && event.data().contains(first))
                            .map(event -> event.event()))
                    .containsExactlyElementsOf(
                            api.events(first, -1).stream().map(Api.Sent::event).toList());
            for (int seen = 0; seen < all.size() - 1; seen++) {
                int left = all.size() - 1 - seen;
                assertThat(Told.read(api, all.get(seen).id(), events -> events.size() == left))
                        .extracting(Told::itself)
                        .isEqualTo(all.subList(seen + 1, all.size()).stream()
                                .map(Told::itself)
                                .toList());
            }
            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode usage =
                        api.get("/api/v1/usage?groupBy=provider,apiKey").at("/items/0");
                assertThat(usage.get("generations").asLong()).isEqualTo(2);
                assertThat(usage.get("apiKey").asString()).startsWith("key_");
                assertThat(usage.get("audioSeconds").asDouble()).isPositive();
                assertThat(usage.get("characters").asLong())
                        .isGreaterThan(charged.get("characters").asLong());
            });
            assertThat(api.send(api.request("/api/v1/events?lastEventId=99999999")
                                    .build())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static Predicate<List<Told>> completed(int count) {
        return events -> events.stream()
                        .filter(event -> event.event().equals("completed"))
                        .count()
                == count;
    }
}
