package io.rhapsode.benchmark.log;

import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.query.generation.live.LogTail;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;

/** The application's own event store, with its serializer and its transactions, and one of its processors. */
final class OurLog {

    private static final int EVENTS_PER_BATCH = 500;
    private static final long REPLAY_LIMIT_SECONDS = 300;

    private final EventStore log;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final StreamingEventProcessor processor;
    private final Replayed replayed;

    /** Stops whatever else follows the log, for good. */
    OurLog(ScratchServer server) {
        this.log = server.bean(EventStore.class);
        this.transactions = server.bean(TransactionManager.class);
        this.serializer =
                server.bean(org.axonframework.config.Configuration.class).eventSerializer();
        this.replayed = server.bean(Replayed.class);
        EventProcessingConfiguration processing = server.bean(EventProcessingConfiguration.class);
        processing.eventProcessors().values().forEach(EventProcessor::shutDown);
        server.bean(LogTail.class).stop();
        this.processor = processing
                .eventProcessor(Replayed.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /** One event of a new aggregate, in a transaction of its own. */
    void append() {
        publish(List.of(event()));
    }

    /** Many at once, to have something to read. */
    void fill(int events) {
        for (int left = events; left > 0; left -= EVENTS_PER_BATCH) {
            publish(IntStream.range(0, Math.min(left, EVENTS_PER_BATCH))
                    .mapToObj(i -> event())
                    .toList());
        }
    }

    private void publish(List<? extends DomainEventMessage<?>> events) {
        var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("append"));
        unit.attachTransaction(transactions);
        var outcome = unit.executeWithResult(() -> {
            log.publish(events);
            return null;
        });
        if (outcome.isExceptional()) {
            throw new IllegalStateException(outcome.exceptionResult());
        }
    }

    /** Handles all of them again. @return nanoseconds from the start of the processor to the last event */
    long replay(int events) throws InterruptedException {
        CountDownLatch missing = replayed.expect(events);
        processor.resetTokens();
        long begun = System.nanoTime();
        processor.start();
        if (!missing.await(REPLAY_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(missing.getCount() + " events were not replayed");
        }
        long nanos = System.nanoTime() - begun;
        processor.shutDown();
        return nanos;
    }

    /** The payload of such an event as it is stored. */
    byte[] payload() {
        return serializer.serialize(event().getPayload(), byte[].class).getData();
    }

    byte[] metaData() {
        return serializer.serialize(event().getMetaData(), byte[].class).getData();
    }

    private static DomainEventMessage<?> event() {
        GenerationId id = new GenerationId(
                "gen_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26));
        ProviderId provider = new ProviderId("instant");
        TenantId tenant = new TenantId("ten_first");
        SpokenChunk chunk = new SpokenChunk(
                0,
                provider,
                VoiceId.of(provider, "one"),
                new ObjectKey("spoken/" + tenant + "/" + "0".repeat(64) + ".wav"),
                100,
                800,
                8_000,
                1_644,
                false,
                795,
                3,
                List.of(new Attempt(provider, AttemptOutcome.SPOKEN, 3)));
        return new GenericDomainEventMessage<>(
                "Generation",
                id.value(),
                0,
                new ChunkSynthesized(id, 0, 53, chunk),
                MetaData.from(Map.of(
                        "tenant",
                        tenant.value(),
                        "actor",
                        "key_first",
                        "correlationId",
                        UUID.randomUUID().toString())));
    }
}
