package io.rhapsode.saga.quarantine;

import static io.rhapsode.saga.GenerationSamples.ID;
import static io.rhapsode.saga.GenerationSamples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.AbandonGeneration;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.work.WorkQueue;
import io.rhapsode.saga.Processors;
import io.rhapsode.saga.RecordingQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;

/** A real processor with an event that never gets through: its handler throws, or what it did cannot be committed. */
class PoisonedProcessorTest {

    private static final GenerationId POISONED = new GenerationId("gen_" + "p".repeat(26));
    private static final GenerationId LATER = new GenerationId("gen_" + "z".repeat(26));

    private final List<QuarantinedEvent> quarantine = new CopyOnWriteArrayList<>();
    private final RecordingQueue queue = new RecordingQueue();
    private final Faulty faulty = new Faulty();
    private final Configuration axon = processors();

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void theOthersOfItsBatchAndThoseBehindGoOn() {
        axon.start();
        publish(ID);
        publish(POISONED);
        publish(POISONED);
        publish(LATER);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(faulty.handled).contains(ID, LATER));
        assertThat(faulty.attempts).hasSize(PoisonGuard.ATTEMPTS);
        assertThat(quarantine).singleElement().satisfies(kept -> {
            assertThat(kept.generationId()).isEqualTo(POISONED.value());
            assertThat(kept.cause()).contains("IllegalStateException at io.rhapsode");
        });
        assertThat(queue.tasks()).containsExactly(new AbandonGeneration(POISONED, TENANT));
        assertThat(queue.metaData())
                .as("without its tenant the task's command would be refused")
                .singleElement()
                .satisfies(names -> assertThat(names.get(MetaDataKeys.TENANT)).isEqualTo(TENANT.value()));
    }

    @Test
    void whatCannotBeCommittedIsFoundAmongAllThatIsHandledTogether() {
        faulty.failsAtTheCommit = true;
        publish(ID);
        publish(POISONED);
        publish(LATER);
        axon.start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(faulty.committed).containsExactly(ID, LATER));
        assertThat(faulty.attempts)
                .as("once with the others, and then by itself")
                .hasSize(PoisonGuard.ATTEMPTS);
        assertThat(quarantine)
                .singleElement()
                .satisfies(kept -> assertThat(kept.generationId()).isEqualTo(POISONED.value()));
        assertThat(queue.tasks()).containsExactly(new AbandonGeneration(POISONED, TENANT));
        publish(ID);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(faulty.committed).containsExactly(ID, LATER, ID));
    }

    private void publish(GenerationId generation) {
        axon.eventBus()
                .publish(new GenericEventMessage<>(
                        new GenerationErased(generation, TENANT, ErasureReason.REQUESTED),
                        Map.of(MetaDataKeys.TENANT, TENANT.value())));
    }

    private Configuration processors() {
        EventStore log = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        var configurer = DefaultConfigurer.defaultConfiguration().configureEventStore(configuration -> log);
        configurer.eventProcessing(processing -> processing
                .usingPooledStreamingEventProcessors((configuration, processor) -> processor
                        .initialSegmentCount(1)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .tokenClaimInterval(200)
                        .batchSize(500))
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerEventHandler(configuration -> faulty));
        Quarantine kept = quarantine::add;
        var beans = new StaticListableBeanFactory(Map.of("quarantine", kept, "queue", queue, "log", log));
        new QuarantineConfiguration()
                .poisonGuards(
                        beans.getBeanProvider(Quarantine.class),
                        beans.getBeanProvider(WorkQueue.class),
                        beans.getBeanProvider(ResolvableType.forClass(EventStore.class)))
                .configureModule(configurer);
        return configurer.buildConfiguration();
    }

    @ProcessingGroup(Processors.ERASURE)
    private static final class Faulty {

        private final List<GenerationId> handled = new CopyOnWriteArrayList<>();
        private final List<GenerationId> attempts = new CopyOnWriteArrayList<>();
        private final List<GenerationId> committed = new CopyOnWriteArrayList<>();
        private volatile boolean failsAtTheCommit;

        @EventHandler
        void on(GenerationErased event) {
            UnitOfWork<?> unit = CurrentUnitOfWork.get();
            if (event.generationId().equals(POISONED)) {
                attempts.add(POISONED);
                if (failsAtTheCommit) {
                    unit.onPrepareCommit(committing -> {
                        throw new IllegalStateException();
                    });
                } else {
                    throw new IllegalStateException();
                }
            }
            handled.add(event.generationId());
            unit.afterCommit(done -> committed.add(event.generationId()));
        }
    }
}
