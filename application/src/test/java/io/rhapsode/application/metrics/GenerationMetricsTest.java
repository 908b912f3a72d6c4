package io.rhapsode.application.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.application.axon.CommittedEvents;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** Two nodes over one log: what each of them counts and times. */
class GenerationMetricsTest {

    private static final GenerationId ID = new GenerationId("gen_" + "m".repeat(26));
    private static final TenantId TENANT = new TenantId("ten_one");
    private static final ProviderId LOCAL = new ProviderId("local");
    private static final Instant BEGINNING = Instant.parse("2026-03-04T05:06:07Z");

    private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
    private final Node first = new Node(log);
    private final Node second = new Node(log);
    private long sequence;

    @Test
    void aGenerationThatTwoNodesMadeIsTimedOnceByItsEvents() {
        first.adds(0, requested());
        first.adds(400, split(2));
        second.adds(3_000, spoken(0, 600));
        first.adds(5_000, spoken(1, 1_000));
        second.adds(6_500, merged());
        second.adds(6_600, new GenerationCompleted(ID, 10, 20, 0, 0));

        assertThat(second.stages("completed"))
                .isEqualTo(Map.of(
                        "planning", 400L, "waiting", 2_000L, "speaking", 2_600L, "merging", 1_500L, "whole", 6_600L));
        assertThat(first.timers()).isZero();
        assertThat(first.requested() + second.requested()).isEqualTo(1);
    }

    @Test
    void whatIsReadAgainIsNotCountedAgain() {
        first.adds(0, requested());
        first.adds(100, new GenerationFailed(ID, FailureCode.NO_PROVIDER, List.of(), 0));
        assertThat(first.stages("failed")).isEqualTo(Map.of("planning", 100L, "whole", 100L));

        first.readsAll();
        second.readsAll();

        assertThat(first.stages("failed")).hasSize(2);
        assertThat(first.requested()).isEqualTo(1);
        assertThat(second.requested()).isZero();
        assertThat(second.timers()).isZero();
    }

    @Test
    void afterARerouteItIsStillBeingSpoken() {
        first.adds(0, requested());
        first.adds(100, split(2));
        first.adds(600, spoken(0, 500));
        first.adds(700, new ChunkFailed(ID, 0, new FailedChunk(1, LOCAL, AttemptOutcome.SERVER_ERROR, 0, List.of())));
        first.adds(
                800,
                new GenerationRerouted(
                        ID, 1, 1, LOCAL, new ProviderId("dear"), AttemptOutcome.SERVER_ERROR, false, List.of()));
        first.adds(900, spoken(0, 50));
        first.adds(1_000, spoken(1, 50));
        first.adds(1_500, new GenerationFailed(ID, FailureCode.MERGE_FAILED, List.of(), 0));

        assertThat(first.stages("failed"))
                .isEqualTo(Map.of("planning", 100L, "waiting", 0L, "speaking", 900L, "merging", 500L, "whole", 1_500L));
    }

    @Test
    void whatIsMergedBehindACancellationIsNoStageOfIt() {
        first.adds(0, requested());
        first.adds(100, split(2));
        first.adds(600, spoken(0, 500));
        first.adds(700, new GenerationCancelled(ID, 1, 100, 7));
        assertThat(first.stages("cancelled"))
                .isEqualTo(Map.of("planning", 100L, "waiting", 0L, "speaking", 600L, "whole", 700L));

        first.adds(900, merged());

        assertThat(first.stages("cancelled")).hasSize(4);
    }

    /** A server with its own metrics, over the log that both share. */
    private final class Node {

        private final EventStore store;
        private final MeterRegistry meters = new SimpleMeterRegistry();

        Node(InMemoryEventStorageEngine log) {
            store = EmbeddedEventStore.builder().storageEngine(log).build();
            new GenerationMetrics(new CommittedEvents(store), store, meters).start();
        }

        void adds(long millis, GenerationEvent event) {
            store.publish(new GenericDomainEventMessage<>(
                    "Generation",
                    ID.value(),
                    sequence,
                    event,
                    MetaData.emptyInstance(),
                    "event-" + sequence++,
                    BEGINNING.plusMillis(millis)));
        }

        void readsAll() {
            assertThat(store.readEvents(ID.value()).asStream()).hasSize((int) sequence);
        }

        double requested() {
            var counter = meters.find("rhapsode.generations.requested").counter();
            return counter == null ? 0 : counter.count();
        }

        int timers() {
            return meters.find("rhapsode.generation.stage").timers().size();
        }

        /** Milliseconds by stage, each of which was recorded once. */
        Map<String, Long> stages(String outcome) {
            await().until(() -> meters.find("rhapsode.generation.stage")
                            .tag("stage", "whole")
                            .timer()
                    != null);
            Map<String, Long> stages = new TreeMap<>();
            for (Stage stage : Stage.values()) {
                Timer timer = meters.find("rhapsode.generation.stage")
                        .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                        .tag("outcome", outcome)
                        .timer();
                if (timer != null) {
                    assertThat(timer.count()).as(stage.name()).isEqualTo(1);
                    stages.put(
                            stage.name().toLowerCase(Locale.ROOT),
                            Duration.ofNanos((long) timer.totalTime(java.util.concurrent.TimeUnit.NANOSECONDS))
                                    .toMillis());
                }
            }
            return stages;
        }
    }

    private static GenerationRequested requested() {
        return new GenerationRequested(
                ID,
                TENANT,
                null,
                GenerationKind.STANDARD,
                ObjectKey.text(TENANT, ID),
                200,
                "00",
                new SpeechOrder(
                        null,
                        null,
                        VoicePreferences.NONE,
                        new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
                        new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                        SpeechSettings.DEFAULT),
                new Caller("free", null, "sdk"),
                null,
                1,
                null,
                null,
                false);
    }

    private static TextSplit split(int chunks) {
        return new TextSplit(
                ID,
                java.util.stream.IntStream.range(0, chunks)
                        .mapToObj(at -> new ChunkSpan(at * 100, (at + 1) * 100, Boundary.SENTENCE, 300))
                        .toList());
    }

    private static ChunkSynthesized spoken(int index, long latencyMillis) {
        return new ChunkSynthesized(
                ID,
                0,
                100,
                new SpokenChunk(
                        index,
                        LOCAL,
                        VoiceId.of(LOCAL, "anna"),
                        new ObjectKey("spoken/ten_one/" + index),
                        6_000,
                        132_300,
                        22_050,
                        264_644,
                        false,
                        7,
                        latencyMillis,
                        List.of()));
    }

    private static AudioMerged merged() {
        return new AudioMerged(
                ID,
                new MasteredAudio(
                        ObjectKey.audio(TENANT, ID, "mp3"), AudioFormat.MP3, 12_000, 200_000, 44_100, -19.0, -3.1),
                10,
                900);
    }
}
