package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.faults.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * A server that dies right before and right after every step of a generation, one death after another. Steps that share a transaction are one: what the process does
 * behind an event is done with the handling of it. Where a way leaves that of a generation that goes well, only what differs is died at.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledAtEveryStepIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PROCESS = "generation-process";
    private static final String PROJECTION = "generation-projection";
    private static final String CREDITS = "credit-ledger";

    private static final int LOCAL_RATE_HZ = 22_050;

    /** Of each generation; the last one holds the {@link OneDeathAfterAnother#LAST_WORDS}. */
    private static final int CHUNKS = 3;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        stub = new SpeechStub();
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_CREDITS_WELCOME", "1000000");
        environment.put("RHAPSODE_SPEECH_RESILIENCE_MAXATTEMPTS", "1");
        environment.put("RHAPSODE_SPEECH_RESILIENCE_CIRCUITMINIMUM", "1000"); // what fails is a text, not the provider
        environment.put("RHAPSODE_SPEECH_RESILIENCE_CIRCUITWINDOW", "1000");
        server = ServerProcess.start(directory.resolve("home"), environment);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        stub.close();
    }

    @Test
    void everyGenerationEndsWhereverItsServerDied() throws Exception {
        var deaths = new OneDeathAfterAnother(server, Aftermath::body, false);
        Map<String, String> texts = deaths.at(both(
                Moment.around(Moment.OBJECT, "texts"),
                Moment.around(Moment.LOG, "GenerationRequested"),
                Moment.around(PROCESS, "GenerationRequested"),
                Moment.around(PROJECTION, "GenerationRequested"),
                Moment.around(Moment.TASK, "PlanGeneration"),
                Moment.around(Moment.LOG, "TextSplit"),
                Moment.around(PROCESS, "TextSplit"),
                Moment.around(PROCESS, "CreditsHeld"),
                Moment.around(Moment.TASK, "SynthesizeRun"),
                Moment.around(Moment.OBJECT, "spoken"),
                Moment.around(Moment.LOG, "ChunkSynthesized"),
                Moment.around(Moment.OBJECT, "spoken", CHUNKS),
                Moment.around(Moment.LOG, "ChunkSynthesized", CHUNKS),
                Moment.around(PROCESS, "ChunkSynthesized", CHUNKS),
                Moment.around(Moment.TASK, "MergeAudio"),
                Moment.around(Moment.OBJECT, "audio"),
                Moment.around(Moment.LOG, "AudioMerged"),
                Moment.around(PROCESS, "AudioMerged"),
                Moment.around(PROJECTION, "GenerationCompleted"),
                Moment.around(CREDITS, "CreditsCommitted")));
        isWellFor(texts);
        for (String id : texts.keySet()) {
            JsonNode view = server.api().generation(id);
            assertThat(view.get("status").asString()).as(id).isEqualTo("completed");
            assertThat(view.get("progress").get("chunksTotal").asInt()).as(id).isEqualTo(CHUNKS);
        }
    }

    @Test
    void everyGenerationWhoseProviderFailsForGoodFailsWhereverItsServerDied() throws Exception {
        stub.refusesTexts(OneDeathAfterAnother::areLastWords);
        var deaths = new OneDeathAfterAnother(server, KilledAtEveryStepIT::byTheStubOnly, false);
        Map<String, String> texts = deaths.at(both(
                Moment.around(Moment.TASK, "SynthesizeRun"),
                Moment.around(Moment.LOG, "ChunkFailed"),
                Moment.around(PROCESS, "ChunkFailed"),
                Moment.around(PROCESS, "GenerationFailed"),
                Moment.around(PROJECTION, "GenerationFailed"),
                Moment.around(CREDITS, "CreditsReleased")));
        isWellFor(texts);
        for (String id : texts.keySet()) {
            JsonNode view = server.api().generation(id);
            assertThat(view.get("status").asString()).as(id).isEqualTo("failed");
            assertThat(view.get("error").get("code").asString()).as(id).isEqualTo("all_providers_failed");
        }
    }

    @Test
    void everyReroutedGenerationIsSpokenInOneVoiceWhereverItsServerDied() throws Exception {
        stub.refusesTexts(OneDeathAfterAnother::areLastWords);
        server.remember("RHAPSODE_SPEECH_PROVIDERS_STUB_CONCURRENCY", "1"); // so that the chunk that fails is the last
        var deaths = new OneDeathAfterAnother(server, KilledAtEveryStepIT::byTheStubOrTheLocalVoice, false);
        Map<String, String> texts = deaths.at(both(
                Moment.around(PROCESS, "ChunkFailed"),
                Moment.around(PROCESS, "GenerationRerouted"),
                Moment.around(Moment.TASK, "SynthesizeRun", 2),
                Moment.around(Moment.LOG, "ChunkSynthesized", CHUNKS),
                Moment.around(PROCESS, "ChunkSynthesized", 2 * CHUNKS - 1),
                Moment.around(PROCESS, "AudioMerged")));
        isWellFor(texts);
        for (String id : texts.keySet()) {
            JsonNode view = server.api().generation(id);
            assertThat(view.get("status").asString()).as(id).isEqualTo("completed");
            assertThat(view.get("routing").get("fallbackUsed").asBoolean())
                    .as(id)
                    .isTrue();
            assertThat(server.api().get("/api/v1/generations/" + id + "/chunks").get("items"))
                    .as(id)
                    .hasSize(CHUNKS)
                    .allSatisfy(chunk ->
                            assertThat(chunk.get("provider").asString()).isEqualTo("local"));
        }
    }

    @Test
    void everyCancelledGenerationIsCutShortAndSettledWhereverItsServerDied() throws Exception {
        stub.keepsSilentAt(OneDeathAfterAnother::areLastWords);
        server.remember("RHAPSODE_SPEECH_PROVIDERS_STUB_CONCURRENCY", "64"); // places for all that get no answer
        var deaths = new OneDeathAfterAnother(server, KilledAtEveryStepIT::byTheStubOnly, true);
        Map<String, String> texts = deaths.at(both(
                Moment.around(Moment.LOG, "GenerationCancelled"),
                Moment.around(PROCESS, "GenerationCancelled"),
                Moment.around(PROJECTION, "GenerationCancelled"),
                Moment.around(Moment.TASK, "MergeAudio"),
                Moment.around(PROCESS, "AudioMerged"),
                Moment.around(CREDITS, "CreditsCommitted")));
        stub.breaksItsSilence();
        isWellFor(texts);
        for (String id : texts.keySet()) {
            JsonNode view = server.api().generation(id);
            assertThat(view.get("status").asString()).as(id).isEqualTo("cancelled");
            assertThat(view.get("audio").isNull()).as("no audio of " + id).isFalse();
            assertThat(view.get("creditsCharged").asLong())
                    .as(id)
                    .isPositive()
                    .isLessThan(view.get("characters").asLong());
        }
    }

    @SafeVarargs
    private static List<Moment> both(Stream<Moment>... steps) {
        return Stream.of(steps).flatMap(moments -> moments).toList();
    }

    private static Map<String, Object> byTheStubOnly(String text) {
        Map<String, Object> body = Aftermath.body(text);
        body.put("routing", Map.of("preferredProvider", "stub", "excludeProviders", List.of("local")));
        return body;
    }

    /** At the rate of the local voice, which ends up in the file. */
    private static Map<String, Object> byTheStubOrTheLocalVoice(String text) {
        Map<String, Object> body = Aftermath.body(text);
        body.put("audio", Map.of("format", "wav", "sampleRateHz", LOCAL_RATE_HZ));
        body.put("routing", Map.of("preferredProvider", "stub"));
        return body;
    }

    private void isWellFor(Map<String, String> texts) throws IOException {
        new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
    }
}
