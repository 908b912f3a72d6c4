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

/** A server that dies right before and right after every step of a generation, one death after another. */
class KilledAtEveryStepIT {

    private static final String MOMENT = "RHAPSODE_FAULT_MOMENT";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PARAGRAPHS = 4;
    private static final int CHUNKS = 3;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    /** In the order of the way. Steps that share a transaction are one: what the process does behind an event is done with the handling of it. */
    private static Stream<Moment> way() {
        return Stream.of(
                        Moment.around(Moment.OBJECT, "texts"),
                        Moment.around(Moment.LOG, "GenerationRequested"),
                        Moment.around("generation-process", "GenerationRequested"),
                        Moment.around("generation-projection", "GenerationRequested"),
                        Moment.around(Moment.TASK, "PlanGeneration"),
                        Moment.around(Moment.LOG, "TextSplit"),
                        Moment.around("generation-process", "TextSplit"),
                        Moment.around("generation-process", "CreditsHeld"),
                        Moment.around(Moment.TASK, "SynthesizeRun"),
                        Moment.around(Moment.OBJECT, "spoken"),
                        Moment.around(Moment.LOG, "ChunkSynthesized"),
                        Moment.around(Moment.OBJECT, "spoken", CHUNKS),
                        Moment.around(Moment.LOG, "ChunkSynthesized", CHUNKS),
                        Moment.around("generation-process", "ChunkSynthesized", CHUNKS),
                        Moment.around(Moment.TASK, "MergeAudio"),
                        Moment.around(Moment.OBJECT, "audio"),
                        Moment.around(Moment.LOG, "AudioMerged"),
                        Moment.around("generation-process", "AudioMerged"),
                        Moment.around("generation-projection", "GenerationCompleted"),
                        Moment.around("credit-ledger", "CreditsCommitted"))
                .flatMap(moments -> moments);
    }

    /**
     * From the last step to the first, so that a generation that goes on after one death does not come by the next one's place. Callers do what they should when
     * they get no answer: they ask again, with the same key.
     */
    @Test
    void everyGenerationEndsWhereverItsServerDied() throws Exception {
        try (SpeechStub stub = new SpeechStub();
                ServerProcess server = ServerProcess.start(
                        Classes.warmedUp(directory.resolve("classes")), directory.resolve("home"), environment(stub))) {
            List<Moment> moments = way().toList().reversed();
            for (Moment moment : moments) {
                server.kill();
                server.remember(MOMENT, moment.toString());
                server.launch();
                Awaitility.await("an answer, or the end, before " + moment)
                        .atMost(LIMIT)
                        .until(() -> server.answers() || server.hasEnded());
                ask(server, moment);
                Awaitility.await(moment.toString())
                        .atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(20))
                        .until(server::hasEnded);
            }
            server.forget(MOMENT);
            server.restart();
            Map<String, String> texts = new LinkedHashMap<>();
            for (Moment moment : moments) {
                texts.put(
                        server.api().generate(Aftermath.body(text(moment)), Map.of("Idempotency-Key", key(moment))),
                        text(moment));
            }
            assertThat(texts).hasSameSizeAs(moments);
            assertThat(server.api()
                            .generation(texts.keySet().iterator().next())
                            .get("progress")
                            .get("chunksTotal")
                            .asInt())
                    .isEqualTo(CHUNKS);
            new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
        }
    }

    private static Map<String, String> environment(SpeechStub stub) {
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_CREDITS_WELCOME", "1000000");
        return environment;
    }

    private static void ask(ServerProcess server, Moment moment) {
        try {
            if (server.answers()) {
                server.api().generate(Aftermath.body(text(moment)), Map.of("Idempotency-Key", key(moment)));
            }
        } catch (UncheckedIOException died) {
            // it is asked for again
        }
    }

    private static String key(Moment moment) {
        return "dies-" + moment.toString().replace(':', '-');
    }

    private static String text(Moment moment) {
        int first = 10 * way().toList().indexOf(moment);
        return Texts.paragraphs(first + 1, PARAGRAPHS);
    }
}
