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
 * A server that dies between every two steps of a generation, one death after another. Steps that share a transaction are one: what the process does behind an event is
 * done with the handling of it. What is durable after one step is so before the next, and nothing else outlives a death, so one of the two moments suffices; both sides
 * are died at where something was asked of somebody else meanwhile, and where a way begins. Where it leaves that of a generation that goes well, only what differs is
 * died at.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledAtEveryStepIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final String PROCESS = "generation-process";
    private static final String PROJECTION = "generation-projection";
    private static final String CREDITS = "credit-ledger";

    private static final int LOCAL_RATE_HZ = 22_050;

    /** Of each generation; the last one holds the {@link OneDeathAfterAnother#LAST_WORDS}. */
    private static final int CHUNKS = 3;

    /** Paragraphs of a text that is too long to be planned while it is admitted. */
    private static final int LONG = 55;

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
        Map<String, String> texts = deaths.at(all(
                Moment.around(Moment.OBJECT, "texts"),
                Moment.after(Moment.LOG, "GenerationRequested"),
                Moment.after(PROCESS, "GenerationRequested"),
                Moment.after(PROJECTION, "GenerationRequested"),
                Moment.after(PROCESS, "TextSplit"),
                Moment.after(PROCESS, "CreditsHeld"),
                Moment.after(Moment.TASK, "SynthesizeRun"),
                Moment.around(Moment.OBJECT, "spoken"),
                Moment.after(Moment.LOG, "ChunkSynthesized"),
                Moment.around(Moment.OBJECT, "spoken", CHUNKS),
                Moment.after(Moment.LOG, "ChunkSynthesized", CHUNKS),
                Moment.after(PROCESS, "ChunkSynthesized", CHUNKS),
                Moment.after(Moment.TASK, "MergeAudio"),
                Moment.around(Moment.OBJECT, "audio"),
                Moment.after(Moment.LOG, "AudioMerged"),
                Moment.after(PROCESS, "AudioMerged"),
                Moment.after(PROJECTION, "GenerationCompleted"),
                Moment.after(CREDITS, "CreditsCommitted")));
        isWellFor(texts);
        for (String id : texts.keySet()) {
            JsonNode view = server.api().generation(id);
            assertThat(view.get("status").asString()).as(id).isEqualTo("completed");
            assertThat(view.get("progress").get("chunksTotal").asInt()).as(id).isEqualTo(CHUNKS);
        }
    }

    /** A short text is planned in the transaction of its request, a long one by a task. */
    @Test
    void everyLongTextIsPlannedAndSpokenWhereverItsServerDied() throws Exception {
        var deaths = new OneDeathAfterAnother(server, Aftermath::body, LONG, false);
        Map<String, String> texts = deaths.at(all(
                Moment.after(Moment.LOG, "GenerationRequested"),
                Moment.after(PROCESS, "GenerationRequested"),
                Moment.after(Moment.TASK, "PlanGeneration"),
                Moment.after(Moment.LOG, "TextSplit")));
        isWellFor(texts);
        for (String id : texts.keySet()) {
            assertThat(server.api().generation(id).get("status").asString())
                    .as(id)
                    .isEqualTo("completed");
        }
    }

    @Test
    void everyGenerationWhoseProviderFailsForGoodFailsWhereverItsServerDied() throws Exception {
        stub.refusesTexts(OneDeathAfterAnother::areLastWords);
        var deaths = new OneDeathAfterAnother(server, KilledAtEveryStepIT::byTheStubOnly, false);
        Map<String, String> texts = deaths.at(all(
                Moment.around(Moment.LOG, "ChunkFailed"),
                Moment.after(Moment.TASK, "SynthesizeRun"),
                Moment.after(PROCESS, "ChunkFailed"),
                Moment.after(PROCESS, "GenerationFailed"),
                Moment.after(PROJECTION, "GenerationFailed"),
                Moment.after(CREDITS, "CreditsReleased")));
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
        Map<String, String> texts = deaths.at(all(
                Moment.around(PROCESS, "ChunkFailed"),
                Moment.after(PROCESS, "GenerationRerouted"),
                Moment.after(Moment.TASK, "SynthesizeRun", 2),
                Moment.after(Moment.LOG, "ChunkSynthesized", CHUNKS),
                Moment.after(PROCESS, "ChunkSynthesized", 2 * CHUNKS - 1),
                Moment.after(PROCESS, "AudioMerged")));
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
        Map<String, String> texts = deaths.at(all(
                Moment.around(Moment.LOG, "GenerationCancelled"),
                Moment.after(PROCESS, "GenerationCancelled"),
                Moment.after(PROJECTION, "GenerationCancelled"),
                Moment.after(Moment.TASK, "MergeAudio"),
                Moment.after(PROCESS, "AudioMerged"),
                Moment.after(CREDITS, "CreditsCommitted")));
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
    private static List<Moment> all(Stream<Moment>... steps) {
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
