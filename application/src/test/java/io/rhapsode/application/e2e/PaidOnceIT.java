package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.faults.Moment;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** What is paid by its first download is paid once, whenever the server dies. {@link TwoNodesIT} has many who download it at the same moment. */
@Execution(ExecutionMode.CONCURRENT)
class PaidOnceIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final long WELCOME = 1_000_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

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
        assertThat(server.status()).as("it died %s", moment).isEqualTo(OneDeathAfterAnother.KILLED);
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
