package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.faults.Moment;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** What is paid by its first download is paid once: whoever else downloads it at the same moment, and whenever the server dies. */
@Execution(ExecutionMode.CONCURRENT)
class PaidOnceIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long WELCOME = 1_000_000;
    private static final int RACERS = 16;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void ofManyDownloadsOnTwoServersOnePays() throws Exception {
        try (SpeechStub stub = new SpeechStub();
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start()) {
            Map<String, String> environment = environment(stub);
            environment.put(
                    "RHAPSODE_DATABASE_URL",
                    "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
            environment.put("RHAPSODE_STORAGE_PATH", directory.resolve("shared").toString());
            try (ServerProcess first = ServerProcess.start(directory.resolve("first"), environment);
                    ServerProcess second = ServerProcess.start(directory.resolve("second"), environment)) {
                Bookkeeper operator = Bookkeeper.of(first);
                operator.chargesAtDownload(1);
                String id = first.api().generate(body(1));
                JsonNode view = first.api().awaitOver(id, LIMIT);
                long bytes = view.get("audio").get("bytes").asLong();

                List<HttpResponse<Path>> downloads = race(id, List.of(first.api(), second.api()));

                assertThat(downloads).allSatisfy(download -> {
                    assertThat(download.statusCode()).isEqualTo(200);
                    assertThat(Files.size(download.body())).isEqualTo(bytes);
                });
                paysOnce(first.api(), id, view);
                operator.provesTheBooks();
            }
        }
    }

    private List<HttpResponse<Path>> race(String id, List<Api> nodes) {
        try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
            return IntStream.range(0, RACERS)
                    .mapToObj(racer -> CompletableFuture.supplyAsync(
                            () -> nodes.get(racer % nodes.size())
                                    .tryDownload(id, directory.resolve("racer-" + racer + ".wav")),
                            racers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    @Test
    void aServerThatDiesOnADownloadHasChargedItOnceOrNotYet() throws Exception {
        try (SpeechStub stub = new SpeechStub();
                ServerProcess server = ServerProcess.start(directory.resolve("home"), environment(stub))) {
            Bookkeeper.of(server).chargesAtDownload(1);
            List<Moment> moments = Stream.of(
                            Moment.around(Moment.LOG, "AudioDownloaded"),
                            Moment.around(Moment.LOG, "CreditsCommitted"),
                            Moment.around("credit-ledger", "CreditsCommitted"),
                            Moment.around("generation-projection", "AudioDownloaded"))
                    .flatMap(moment -> moment)
                    .toList();
            long paid = 0;
            for (Moment moment : moments) {
                String id = server.api().generate(body(10 * moments.indexOf(moment) + 1));
                JsonNode view = server.api().awaitOver(id, LIMIT);
                server.kill();
                server.remember("RHAPSODE_FAULT_MOMENT", moment.toString());
                server.restart();

                dies(server, id, moment);

                server.forget("RHAPSODE_FAULT_MOMENT");
                server.restart();
                assertThat(WELCOME - credits(server.api(), "settled") - paid)
                        .as("charged when it died %s", moment)
                        .isIn(0L, view.get("characters").asLong());
                server.api().download(id, directory.resolve(id + ".wav"));
                paid += view.get("characters").asLong();
                long charged = paid;
                Awaitility.await(moment.toString()).atMost(LIMIT).untilAsserted(() -> {
                    assertThat(WELCOME - credits(server.api(), "settled")).isEqualTo(charged);
                    assertThat(credits(server.api(), "held")).isZero();
                });
            }
            Bookkeeper.of(server).provesTheBooks();
        }
    }

    private void dies(ServerProcess server, String id, Moment moment) {
        try {
            server.api().tryDownload(id, directory.resolve("cut-off.wav"));
        } catch (UncheckedIOException died) {
            // as it should
        }
        Awaitility.await(moment.toString())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(server::hasEnded);
    }

    private static void paysOnce(Api api, String id, JsonNode view) {
        long price = view.get("characters").asLong();
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(credits(api, "settled")).isEqualTo(WELCOME - price);
            assertThat(credits(api, "held")).isZero();
            assertThat(api.generation(id).get("creditsCharged").asLong()).isEqualTo(price);
        });
        long charges = api.get("/api/v1/credits/ledger").get("items").valueStream()
                .filter(movement -> movement.get("kind").asString().equals("charged"))
                .count();
        assertThat(charges).isEqualTo(1);
    }

    private static Map<String, String> environment(SpeechStub stub) {
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_CREDITS_WELCOME", String.valueOf(WELCOME));
        return environment;
    }

    private static Map<String, Object> body(int paragraph) {
        Map<String, Object> body = Api.body(Texts.paragraphs(paragraph, 2), "wav");
        body.put("routing", Map.of("preferredProvider", "stub"));
        return body;
    }

    private static long credits(Api api, String what) {
        return api.get("/api/v1/credits").get(what).asLong();
    }
}
