package io.rhapsode.application.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import io.rhapsode.events.identity.MetaDataKeys;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.deadline.dbscheduler.DbSchedulerBinaryDeadlineDetails;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The beans that Axon 4.13 on Spring Boot 4, with R2DBC beside JDBC, does not get right by itself. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    /** Events that a processor takes into one transaction. */
    private static final int EVENTS_PER_BATCH = 500;

    /** How long a processor of a node that died keeps its segment; a restart of the same node takes it over at once. */
    private static final Duration CLAIM_LIMIT = Duration.ofSeconds(5);

    /** How often a node tries for free segments, and says that it still holds its own. */
    private static final long CLAIM_RETRY_MILLIS = 1_500;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** Fields only, and only types of ours and Axon's where a type is named. */
    @Bean
    Jackson3SerializerCustomizer axonJackson() {
        return mapper -> mapper.changeDefaultVisibility(fields -> fields.withFieldVisibility(Visibility.ANY))
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .allowIfSubType("io.rhapsode.")
                        .build())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Stores events under names of their own; Axon's own choice of a serializer stays for everything else. */
    @Bean
    static BeanPostProcessor storedTypeNames() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("eventSerializer") ? new StoredTypeSerializer((Serializer) bean) : bean;
            }
        };
    }

    @Bean
    CorrelationDataProvider originOfMessages() {
        return new MessageOriginProvider(MetaDataKeys.CAUSATION_ID, MetaDataKeys.CORRELATION_ID);
    }

    @Bean
    CorrelationDataProvider tenantAndActor() {
        return new SimpleCorrelationDataProvider(MetaDataKeys.TENANT, MetaDataKeys.ACTOR);
    }

    /** Claims carry the fixed name of the node, so that after a crash its processors do not wait for claims of its former self. */
    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections, Serializer serializer, @Value("${rhapsode.queue.node}") String node) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(new TokenSchema())
                .serializer(serializer)
                .claimTimeout(CLAIM_LIMIT)
                .nodeId(node)
                .build();
    }

    /** A saga that is read is locked: its events come to one node, but its deadline may fire on another, and neither may undo what the other has noted. */
    @Bean
    SagaStore<Object> sagaStore(
            ConnectionProvider connections,
            Serializer serializer,
            JdbcClient database,
            @Value("${rhapsode.embedded}") boolean alone) {
        var schema = new PostgresSagaSqlSchema();
        schema.setExclusiveLoad(true);
        JdbcSagaStore stored = JdbcSagaStore.builder()
                .connectionProvider(connections)
                .sqlSchema(schema)
                .serializer(serializer)
                .build();
        return new BatchedSagaStore(stored, new SagaRows(database, serializer), alone);
    }

    /** Aggregates that commands have changed. Remembered only where there is no other node to change them as well. */
    @Bean
    Cache aggregates(@Value("${rhapsode.embedded}") boolean alone) {
        return alone ? new AggregateMemory() : NoCache.INSTANCE;
    }

    /** Runs on the thread that asks and without a transaction: queries read with R2DBC and answer with futures. */
    @Bean
    @Qualifier("localSegment")
    QueryBus queryBus(org.axonframework.config.Configuration axon) {
        return SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .build();
    }

    @Bean
    Task<DbSchedulerBinaryDeadlineDetails> deadlineTask(ObjectProvider<DbSchedulerDeadlineManager> deadlines) {
        return DbSchedulerDeadlineManager.binaryTask(deadlines::getObject);
    }

    /**
     * Deadlines on the tables of the durable queue. They are written through a scheduler of their own that is never started, whose connection is the saga's, so
     * that saga and deadline cannot disagree.
     */
    @Bean
    DbSchedulerDeadlineManager deadlineManager(
            DataSource dataSource,
            Task<DbSchedulerBinaryDeadlineDetails> deadlineTask,
            com.github.kagkarlsson.scheduler.serializer.Serializer tasks,
            org.axonframework.config.Configuration axon,
            Serializer serializer,
            TransactionManager transactions) {
        Scheduler inTransaction = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), deadlineTask)
                .serializer(tasks)
                .threads(1)
                .build();
        DbSchedulerDeadlineManager deadlines = DbSchedulerDeadlineManager.builder()
                .scheduler(inTransaction)
                .scopeAwareProvider(new ConfigurationScopeAwareProvider(axon))
                .serializer(serializer)
                .transactionManager(transactions)
                .useBinaryPojo(true)
                .startScheduler(false)
                .stopScheduler(false)
                .build();
        // What a deadline leads to is done in the name of the tenant whose generation it watches.
        deadlines.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return deadlines;
    }

    @Bean
    ConfigurerModule processorDefaults(
            @Qualifier("eventSource") ObjectProvider<StreamableMessageSource<TrackedEventMessage<?>>> source) {
        return axon -> axon.eventProcessing(processing -> {
            processing.usingPooledStreamingEventProcessors((configuration, processor) -> processor
                    .initialSegmentCount(1)
                    .initialToken(StreamableMessageSource::createTailToken)
                    .batchSize(EVENTS_PER_BATCH)
                    .coordinatorExecutor(name -> coordinator(configuration, name))
                    .tokenClaimInterval(CLAIM_RETRY_MILLIS)
                    .claimExtensionThreshold(CLAIM_RETRY_MILLIS)
                    .enableCoordinatorClaimExtension());
            processing.registerDefaultHandlerInterceptor((configuration, processor) -> new LogIds());
            processing.registerDefaultListenerInvocationErrorHandler(
                    configuration -> PropagatingErrorHandler.instance());
            processing.configureDefaultStreamableMessageSource(configuration -> source.getObject());
        });
    }

    private static CoordinatorThread coordinator(org.axonframework.config.Configuration axon, String processor) {
        var thread = new CoordinatorThread(processor);
        axon.onShutdown(thread::shutdown);
        return thread;
    }

    /** What processors and live views follow: the log, with a wake-up where the store has none of its own. */
    @Bean
    @Qualifier("eventSource")
    StreamableMessageSource<TrackedEventMessage<?>> eventSource(
            @Qualifier("notifyingEventSource") ObjectProvider<NotifyingEventSource> notifying, EventStore log) {
        NotifyingEventSource source = notifying.getIfAvailable();
        return source == null ? log : source;
    }
}
