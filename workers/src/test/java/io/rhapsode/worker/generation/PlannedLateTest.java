package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.price.domain.PriceCatalogue;
import io.rhapsode.worker.price.domain.PriceEntry;
import io.rhapsode.worker.price.domain.Priced;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.routing.SpeechRouter;
import io.rhapsode.worker.speech.CanonicalSpeech;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawFormat;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.SpeechResilience;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import io.rhapsode.worker.text.Chunker;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A generation that is planned days after it was asked for costs what it cost then. */
class PlannedLateTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId ID = new GenerationId("gen_" + "1".repeat(26));
    private static final ProviderId STUDIO = new ProviderId("studio");
    private static final LocalDate DEARER = LocalDate.parse("2024-02-29");
    private static final String TEXT = "Ten words. ".repeat(100);

    @TempDir
    private Path folder;

    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final List<Object> sent = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"2024-02-28T23:59:59.999Z, 110", "2024-02-29T00:00:00Z, 330"})
    void thePriceIsThatOfTheMomentItWasAskedFor(String asked, long credits) throws Exception {
        var objects = new FileObjectStore(folder, new UrlSigner(new byte[32], Clock.systemUTC()), Clock.systemUTC());
        objects.put(ObjectKey.text(TENANT, ID), new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)));
        log.publish(new GenericDomainEventMessage<>(
                "Generation", ID.value(), 0, requested(), Map.of(), "message", Instant.parse(asked)));

        new PlanText(
                        log,
                        new SourceTexts(objects),
                        new TextRoom(10_000),
                        PlannedLateTest::analysis,
                        new SpeechRouter(providers()),
                        new Chunker())
                .perform(
                        new PlanGeneration(ID, TENANT),
                        new Commands(command -> sent.add(command.getPayload()), Map.of()));

        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordPlan.class,
                        plan -> assertThat(plan.routing().candidates())
                                .singleElement()
                                .satisfies(candidate -> {
                                    assertThat(candidate.credits()).isEqualTo(credits);
                                    assertThat(candidate.costMicros()).isEqualTo(10 * credits);
                                }));
    }

    private static SpeechProviders providers() {
        var studio = new Priced(Priced.By.PROVIDER, STUDIO.value(), null);
        var tariff = PriceCatalogue.of(List.of(
                        new PriceEntry(1, studio, LocalDate.MIN, DEARER, new Price(100, 1000)),
                        new PriceEntry(2, studio, DEARER, LocalDate.MAX, new Price(300, 3000))))
                .tariff(STUDIO.value(), null, null);
        return new SpeechProviders(
                List.of(new SpeechProviders.Entry(new Silent(), tariff, true)),
                new SpeechResilience(
                        1,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ZERO,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        4,
                        2,
                        50,
                        Duration.ofHours(1),
                        1),
                audio -> new CanonicalSpeech(audio, 1, 1),
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    private static TextAnalysis analysis(String text) {
        return new TextAnalysis(text.length(), "en", 1, ContentType.GENERAL, Emotion.NEUTRAL, 0, 0, 1, 1, 5, "test/1");
    }

    private static GenerationRequested requested() {
        return new GenerationRequested(
                ID,
                TENANT,
                null,
                GenerationKind.STANDARD,
                ObjectKey.text(TENANT, ID),
                TEXT.length(),
                "00",
                new SpeechOrder(
                        null,
                        null,
                        VoicePreferences.NONE,
                        new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
                        new AudioSpec(AudioFormat.WAV, 128, true, 44_100),
                        SpeechSettings.DEFAULT),
                new Caller("standard", null, "cli"),
                null,
                1,
                null);
    }

    /** Never asked to speak. */
    private record Silent() implements SpeechProvider {

        @Override
        public ProviderId id() {
            return STUDIO;
        }

        @Override
        public SpeechCapabilities capabilities() {
            return new SpeechCapabilities(
                    List.of("en"),
                    List.of(),
                    List.of(RawFormat.WAV),
                    new SizeLimit(4_096, Counting.CODE_POINTS),
                    3,
                    4,
                    Double.POSITIVE_INFINITY,
                    Set.of(),
                    10,
                    2000);
        }

        @Override
        public List<Voice> voices() {
            return List.of(new Voice("ada", List.of("en"), null, "Ada"));
        }

        @Override
        public ProviderHealth health() {
            return new ProviderHealth.Up();
        }

        @Override
        public RawSpeech synthesize(SpeechRequest request) {
            throw new AssertionError("nothing is spoken here");
        }
    }
}
