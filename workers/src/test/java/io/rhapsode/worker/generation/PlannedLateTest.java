package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.routing.Planner;
import io.rhapsode.worker.routing.SpeechRouter;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import io.rhapsode.worker.text.Chunker;
import io.rhapsode.worker.text.model.TextAnalyses;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                "Generation",
                ID.value(),
                0,
                Requests.of(TENANT, ID, TEXT.length()),
                Map.of(),
                "message",
                Instant.parse(asked)));

        new PlanText(
                        log,
                        new SourceTexts(objects),
                        new TextRoom(10_000),
                        TextAnalyses.by(PlannedLateTest::analysis),
                        new Planner(new SpeechRouter(PricedStudio.providers()), new Chunker()))
                .perform(
                        new PlanGeneration(ID, TENANT),
                        new Commands(command -> sent.add(command.getPayload()), Map.of()));

        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordPlan.class,
                        record -> assertThat(record.plan().routing().candidates())
                                .singleElement()
                                .satisfies(candidate -> {
                                    assertThat(candidate.credits()).isEqualTo(credits);
                                    assertThat(candidate.costMicros()).isEqualTo(10 * credits);
                                }));
    }

    private static TextAnalysis analysis(String text) {
        return new TextAnalysis(text.length(), "en", 1, ContentType.GENERAL, Emotion.NEUTRAL, 0, 0, 1, 1, 5, "test/1");
    }
}
