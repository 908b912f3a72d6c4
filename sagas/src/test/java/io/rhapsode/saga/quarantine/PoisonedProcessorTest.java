package io.rhapsode.saga.quarantine;

import static io.rhapsode.saga.GenerationSamples.ID;
import static io.rhapsode.saga.GenerationSamples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.AbandonGeneration;
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
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A real processor with a handler that never gets through one event. */
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

    private void publish(GenerationId generation) {
        axon.eventBus()
                .publish(new GenericEventMessage<>(
                        new GenerationErased(generation, TENANT), Map.of(MetaDataKeys.TENANT, TENANT.value())));
    }

    private Configuration processors() {
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine());
        configurer.eventProcessing(processing -> processing
                .usingPooledStreamingEventProcessors((configuration, processor) -> processor
                        .initialSegmentCount(1)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .tokenClaimInterval(200)
                        .batchSize(500))
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerEventHandler(configuration -> faulty));
        Quarantine kept = quarantine::add;
        var beans = new StaticListableBeanFactory(Map.of("quarantine", kept, "queue", queue));
        new QuarantineConfiguration()
                .poisonGuards(beans.getBeanProvider(Quarantine.class), beans.getBeanProvider(WorkQueue.class))
                .configureModule(configurer);
        return configurer.buildConfiguration();
    }

    @ProcessingGroup(Processors.ERASURE)
    private static final class Faulty {

        private final List<GenerationId> handled = new CopyOnWriteArrayList<>();
        private final List<GenerationId> attempts = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(GenerationErased event) {
            if (event.generationId().equals(POISONED)) {
                attempts.add(POISONED);
                throw new IllegalStateException();
            }
            handled.add(event.generationId());
        }
    }
}
