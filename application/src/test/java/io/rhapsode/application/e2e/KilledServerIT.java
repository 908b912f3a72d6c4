package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** kill -9, and what comes after it. */
@Execution(ExecutionMode.CONCURRENT)
class KilledServerIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final int CONCURRENCY = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        server = ServerProcess.start(directory.resolve("home"), stub.environment());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stub.close();
    }

    @Test
    void aGenerationGoesOnByItselfAfterTheServerWasKilled() throws Exception {
        stub.answersAfter(Duration.ofMillis(150));
        String text = Texts.paragraphs(120);
        String id = server.api().generate(Api.body(text, "wav"));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int kills = 3;

        for (int kill = 0; kill < kills; kill++) {
            int requests = stub.requests() + 4 + random.nextInt(10);
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> stub.requests() >= requests);
            server.kill();
            server.restart();
        }
        JsonNode view = server.api().awaitOver(id, LIMIT);

        assertThat(view.get("status").asString()).as("seed %d", seed).isEqualTo("completed");
        assertThat(view.get("routing").get("provider").asString()).isEqualTo("stub");
        int chunks = view.get("progress").get("chunksTotal").asInt();
        assertThat(stub.asked()).hasSize(chunks);
        assertThat(stub.requests())
                .as("only what was under way is asked for again, seed %d", seed)
                .isLessThanOrEqualTo(chunks + kills * CONCURRENCY);
        everyChunkIsHeardInItsPlace(id, text);
        JsonNode credits = server.api().get("/api/v1/credits");
        assertThat(credits.get("held").asLong()).isZero();
        assertThat(credits.get("settled").asLong()).isEqualTo(100_000 - text.codePointCount(0, text.length()));
        assertThat(view.get("creditsCharged").asLong()).isEqualTo(text.codePointCount(0, text.length()));
    }

    private void everyChunkIsHeardInItsPlace(String id, String text) throws Exception {
        Sound sound = Sound.of(server.api().download(id, directory.resolve("speech.wav")));
        double at = 0;
        for (JsonNode chunk :
                server.api().get("/api/v1/generations/" + id + "/chunks").get("items")) {
            String words = text.substring(
                    text.offsetByCodePoints(0, chunk.get("start").asInt()),
                    text.offsetByCodePoints(0, chunk.get("end").asInt()));
            double seconds = chunk.get("durationMs").asDouble() / 1000;
            assertThat(sound.frequency(at + 0.3 * seconds, at + 0.6 * seconds))
                    .as("chunk %d", chunk.get("index").asInt())
                    .isCloseTo(SpeechStub.frequency(words), within(3.0));
            at = endOfSilence(sound, at + seconds + 0.02);
        }
    }

    /** The moment from which on it sounds again. */
    private static double endOfSilence(Sound sound, double from) {
        int end = (int) (from * sound.rateHz());
        while (end < sound.samples().length && Math.abs(sound.samples()[end]) < 50) {
            end++;
        }
        return end / (double) sound.rateHz();
    }

    @Test
    void progressComesWithinTenSecondsOfTheRestart() throws Exception {
        stub.answersAfter(Duration.ofMillis(300));
        String id = server.api().generate(Api.body(Texts.paragraphs(60), "wav"));
        Awaitility.await().atMost(LIMIT).until(() -> stub.requests() >= 8);
        server.kill();
        int before = stub.requests();

        server.restart();

        Awaitility.await("progress").atMost(Duration.ofSeconds(10)).until(() -> stub.requests() > before);
        Instant asked = Instant.now();
        JsonNode expected = server.api().generation(id).get("estimatedCompletionAt");
        JsonNode over = server.api().awaitOver(id, LIMIT);
        assertThat(over.get("status").asString()).isEqualTo("completed");
        assertThat(Instant.parse(expected.asString()))
                .as(
                        "what was expected right after the restart; how good it is depends on the machine, and OutlookTest asks that")
                .isBetween(asked, asked.plus(LIMIT));
        assertThat(over.get("estimatedCompletionAt").isNull()).isTrue();
    }

    @Test
    void aDatabaseThatIsKilledComesBackAndNothingIsLost() throws Exception {
        stub.answersAfter(Duration.ofMillis(150));
        String id = server.api().generate(Api.body(Texts.paragraphs(60), "wav"));
        Awaitility.await().atMost(LIMIT).until(() -> stub.requests() >= 8);
        long postmaster = Long.parseLong(java.nio.file.Files.readAllLines(
                        server.home().resolve("postgres").resolve("postmaster.pid"))
                .getFirst()
                .trim());

        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

        JsonNode view = server.api().awaitOver(id, LIMIT);
        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(server.api().get("/api/v1/credits").get("held").asLong()).isZero();
    }
}
