package io.rhapsode.application.reading;

import io.r2dbc.spi.ConnectionFactory;
import io.rhapsode.query.TenantReader;
import io.rhapsode.query.credit.CreditProjection;
import io.rhapsode.query.credit.CreditQueries;
import io.rhapsode.query.credit.LedgerAudit;
import io.rhapsode.query.credit.LedgerCheck;
import io.rhapsode.query.credit.OverdueQueries;
import io.rhapsode.query.generation.GenerationProjection;
import io.rhapsode.query.generation.GenerationQueries;
import io.rhapsode.query.generation.PerGeneration;
import io.rhapsode.query.generation.ToldFromEvents;
import io.rhapsode.query.generation.live.LiveGenerations;
import io.rhapsode.query.generation.live.LogTail;
import io.rhapsode.query.personal.PersonalWords;
import io.rhapsode.query.quote.QuoteQueries;
import io.rhapsode.query.usage.UsageProjection;
import io.rhapsode.query.usage.UsageQueries;
import io.rhapsode.query.voice.CatalogueQueries;
import io.rhapsode.query.voice.VoiceLabels;
import io.rhapsode.query.voice.VoiceProjection;
import io.rhapsode.query.voice.VoiceQueries;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Projections write with JDBC, queries read with R2DBC as the reader. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    /** Dead letters that wait behind each other: more than a book has events, for a sequence that is full stops the whole projection. */
    private static final int LETTERS_OF_A_GENERATION = 100_000;

    @Bean
    TenantReader tenantReader(ConnectionFactory connections) {
        return new TenantReader(connections);
    }

    @Bean
    GenerationProjection generationProjection(DataSource writing, PlatformTransactionManager transactions) {
        return new GenerationProjection(writing, transactions);
    }

    @Bean
    CreditProjection creditProjection(DataSource writing, PlatformTransactionManager transactions) {
        return new CreditProjection(writing, transactions);
    }

    @Bean
    UsageProjection usageProjection(DataSource writing, PlatformTransactionManager transactions) {
        return new UsageProjection(writing, transactions);
    }

    @Bean
    VoiceProjection voiceProjection(DataSource writing, PlatformTransactionManager transactions) {
        return new VoiceProjection(writing, transactions);
    }

    @Bean
    VoiceLabels voiceLabels(DataSource writing) {
        return new VoiceLabels(writing);
    }

    @Bean
    VoiceQueries voiceQueries(TenantReader reader) {
        return new VoiceQueries(reader);
    }

    @Bean
    CatalogueQueries catalogueQueries(DataSource writing) {
        return new CatalogueQueries(writing);
    }

    @Bean
    PersonalWords personalWords(DataSource writing, TenantReader reader) {
        return new PersonalWords(writing, reader);
    }

    @Bean
    GenerationQueries generationQueries(TenantReader reader, EventStore log, Clock clock) {
        return new GenerationQueries(reader, new ToldFromEvents(log), clock);
    }

    @Bean
    CreditQueries creditQueries(TenantReader reader) {
        return new CreditQueries(reader);
    }

    @Bean
    QuoteQueries quoteQueries(TenantReader reader) {
        return new QuoteQueries(reader);
    }

    @Bean
    UsageQueries usageQueries(TenantReader reader) {
        return new UsageQueries(reader);
    }

    @Bean
    LedgerAudit ledgerAudit(EventStore log, DataSource writing) {
        return new LedgerAudit(log, writing);
    }

    @Bean
    LedgerCheck ledgerCheck(DataSource writing) {
        return new LedgerCheck(writing);
    }

    @Bean
    OverdueQueries overdueQueries(DataSource writing) {
        return new OverdueQueries(writing);
    }

    @Bean
    LogTail logTail(@Qualifier("eventSource") StreamableMessageSource<TrackedEventMessage<?>> log) {
        return new LogTail(log);
    }

    @Bean
    LiveGenerations liveGenerations(EventStore log, LogTail tail) {
        return new LiveGenerations(log, tail);
    }

    /** An event that a projection cannot take waits, with what follows of its generation, until an operator retries or discards it; the others go on. */
    @Bean
    ConfigurerModule deadLetters(ConnectionProvider connections, TransactionManager transactions) {
        return axon -> axon.eventProcessing(processing -> Projections.NAMES.forEach(projection -> {
            processing.registerDeadLetterQueue(
                    projection,
                    configuration -> JdbcSequencedDeadLetterQueue.builder()
                            .processingGroup(projection)
                            .connectionProvider(connections)
                            .transactionManager(transactions)
                            .genericSerializer(configuration.serializer())
                            .eventSerializer(configuration.eventSerializer())
                            .maxSequenceSize(LETTERS_OF_A_GENERATION)
                            .build());
            processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                    projection,
                    (configuration, invoker) ->
                            invoker.enableSequenceIdentifierCache().allowReset(true)); // a rebuild drops them
            processing.registerDeadLetterPolicy(projection, configuration -> new AttemptPolicy());
        }));
    }

    /** What an account says of a generation waits with the generation's own events. */
    @Bean
    ConfigurerModule sequences() {
        return axon -> axon.eventProcessing(processing -> processing
                .registerSequencingPolicy(GenerationProjection.GROUP, configuration -> new PerGeneration())
                .registerSequencingPolicy(UsageProjection.GROUP, configuration -> new PerGeneration()));
    }
}
