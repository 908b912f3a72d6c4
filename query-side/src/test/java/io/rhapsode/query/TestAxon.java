package io.rhapsode.query;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Axon as the application sets it up, over a test's own database. */
public final class TestAxon implements AutoCloseable {

    private static final int BATCH = 50;

    private final Configuration configuration;
    private final TransactionManager transactions;

    private TestAxon(Configuration configuration, TransactionManager transactions) {
        this.configuration = configuration;
        this.transactions = transactions;
    }

    public static TestAxon start(TestDatabase database, Consumer<Configurer> handlers) {
        var spring = new JdbcTransactionManager(database.writer());
        var transactions = new SpringTransactionManager(spring);
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(database.writer());
        Serializer json = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        mapper -> mapper.changeDefaultVisibility(fields -> fields.withFieldVisibility(Visibility.ANY))
                                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                        .allowIfSubType("org.axonframework.")
                                        .allowIfSubType("io.rhapsode.")
                                        .build()))
                .build();
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(axon -> json)
                .configureEventSerializer(axon -> json)
                .configureMessageSerializer(axon -> json)
                .configureTransactionManager(axon -> transactions)
                .configureEventStore(axon -> EmbeddedEventStore.builder()
                        .storageEngine(JdbcEventStorageEngine.builder()
                                .snapshotSerializer(json)
                                .eventSerializer(json)
                                .connectionProvider(connections)
                                .transactionManager(transactions)
                                .batchSize(100)
                                .build())
                        .optimizeEventConsumption(false)
                        .build());
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors((axon, processor) -> processor
                        .initialSegmentCount(1)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .batchSize(BATCH)
                        .tokenClaimInterval(100))
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerTokenStore(axon -> JdbcTokenStore.builder()
                        .connectionProvider(connections)
                        .serializer(json)
                        .build())
                .registerDeadLetterQueueProvider(
                        group -> axon -> JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                                .processingGroup(group)
                                .connectionProvider(connections)
                                .transactionManager(transactions)
                                .genericSerializer(json)
                                .eventSerializer(json)
                                .claimDuration(Duration.ofSeconds(5))
                                .build());
        handlers.accept(configurer);
        return new TestAxon(configurer.start(), transactions);
    }

    public Configuration configuration() {
        return configuration;
    }

    public EventStore log() {
        return configuration.eventStore();
    }

    /** In one transaction. */
    public void publish(List<? extends DomainEventMessage<?>> events) {
        transactions.executeInTransaction(() -> log().publish(events));
    }

    public PooledStreamingEventProcessor processor(String group) {
        return configuration
                .eventProcessingConfiguration()
                .eventProcessorByProcessingGroup(group, PooledStreamingEventProcessor.class)
                .orElseThrow();
    }

    public SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String group) {
        return configuration
                .eventProcessingConfiguration()
                .deadLetterQueue(group)
                .orElseThrow();
    }

    /** Whether the processor has committed all that was published. */
    public boolean caughtUp(String group) {
        var tokens = configuration.eventProcessingConfiguration().tokenStore(group);
        var head = log().createHeadToken();
        return transactions.fetchInTransaction(() -> {
            var reached = tokens.fetchToken(group, 0);
            return head == null || reached != null && reached.covers(head);
        });
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
