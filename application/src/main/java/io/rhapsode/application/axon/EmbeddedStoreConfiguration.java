package io.rhapsode.application.axon;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Events and commands without Axon Server: the log stands in PostgreSQL, commands are handled on the node that receives them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class EmbeddedStoreConfiguration {

    /** Events read from the store at once, by processors and when an aggregate is loaded. */
    private static final int EVENTS_PER_READ = 1000;

    /** Newest events that are kept for all who follow the log. A batch of results has hundreds, and a processor is some batches behind at most. */
    private static final int EVENTS_KEPT = 4000;

    /** How often the end of the log is looked at where nobody says that there is something new. */
    private static final long LOOK_MILLIS = 500;

    /** SQLState of a duplicate key, by which the store recognises that another command was faster. */
    private static final String UNIQUE_VIOLATION = "23505";

    @Bean
    PersistenceExceptionResolver duplicateKeys() {
        return failure -> {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                    return true;
                }
            }
            return false;
        };
    }

    @Bean
    LogEngine eventStorageEngine(
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon,
            ConnectionProvider connections,
            TransactionManager transactions,
            PersistenceExceptionResolver duplicateKeys,
            @Value("${rhapsode.embedded}") boolean alone) {
        JdbcEventStorageEngine.Builder log = JdbcEventStorageEngine.builder()
                .snapshotSerializer(snapshots)
                .eventSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(duplicateKeys)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(new EventSchema())
                .batchSize(EVENTS_PER_READ)
                .finalAggregateBatchPredicate(events -> events.size() < EVENTS_PER_READ);
        return new LogEngine(log, alone ? new RecentEvents() : null);
    }

    @Bean(destroyMethod = "shutDown")
    SharedLog eventStore(LogEngine engine, org.axonframework.config.Configuration axon) {
        EmbeddedEventStore.Builder store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .cachedEvents(EVENTS_KEPT)
                .fetchDelay(LOOK_MILLIS)
                .optimizeEventConsumption(true);
        return new SharedLog(store);
    }

    @Bean
    NotifyingEventSource notifyingEventSource(SharedLog store, LogEngine engine) {
        return new NotifyingEventSource(store, engine);
    }

    /** Needed where there may be other nodes: not with the embedded database. */
    @Bean
    @ConditionalOnProperty(name = "rhapsode.embedded", havingValue = "false")
    EventBell eventBell(
            DataSourceProperties database,
            SharedLog log,
            CommittedEvents committed,
            @Value("${rhapsode.queue.node}") String node) {
        DataSource unpooled = database.initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build();
        return new EventBell(unpooled, log, committed, node);
    }

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(
            TransactionManager transactions,
            org.axonframework.config.Configuration axon,
            DuplicateCommandHandlerResolver duplicates) {
        SimpleCommandBus.Builder handling = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .duplicateCommandHandlerResolver(duplicates)
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"));
        var bus = new SharedCommits(handling, transactions);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        bus.registerHandlerInterceptor(new LogIds());
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus commands) {
        return DefaultCommandGateway.builder()
                .commandBus(commands)
                .retryScheduler(new RetryUnlessNested(Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("command-retry-", 0).factory())))
                .build();
    }
}
