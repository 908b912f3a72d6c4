package io.rhapsode.worker.generation;

import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.identity.TenantKeys;
import io.rhapsode.worker.queue.TaskHandler;
import io.rhapsode.worker.routing.Planner;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import io.rhapsode.worker.spoken.SpokenChunkRoom;
import io.rhapsode.worker.spoken.SpokenChunks;
import io.rhapsode.worker.text.model.TextAnalyses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The handlers of a generation's tasks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TextSettings.class)
class GenerationWork {

    @Bean
    SpokenChunks spokenChunks(ObjectStore objects, JdbcClient database, PlatformTransactionManager transactions) {
        return new SpokenChunks(objects, database, new TransactionTemplate(transactions));
    }

    @Bean
    SpokenChunkRemoval spokenChunkRemoval(
            ObjectStore objects, JdbcClient database, PlatformTransactionManager transactions) {
        return new SpokenChunkRemoval(objects, database, new TransactionTemplate(transactions));
    }

    @Bean
    SpokenChunkRoom spokenChunkRoom(ObjectStore objects, JdbcClient database, SpokenChunkRemoval removal) {
        return new SpokenChunkRoom(objects, database, removal);
    }

    @Bean
    TextRoom textRoom(TextSettings settings) {
        return new TextRoom(settings.characters());
    }

    @Bean
    TaskHandler<?> planText(
            EventStore log, ObjectStore objects, TextRoom room, TextAnalyses analyses, Planner planner) {
        return new PlanText(log, new SourceTexts(objects), room, analyses, planner);
    }

    @Bean
    ResultCollector resultCollector(TransactionManager transactions, SpokenChunks spokenChunks) {
        return new ResultCollector(transactions, spokenChunks);
    }

    @Bean
    TaskHandler<?> speakChunks(
            EventStore log,
            QueryGateway queries,
            ObjectStore objects,
            TextRoom room,
            SpeechProviders providers,
            TenantKeys keys,
            SpokenChunks spokenChunks,
            SpokenChunkRemoval spokenChunkRemoval,
            AudioTools audio,
            ResultCollector collector,
            EarlyMasters earlyMasters) {
        ChunkVoicing voicing = new ChunkVoicing(spokenChunks, spokenChunkRemoval, audio);
        return new SpeakChunks(
                log, queries, new SourceTexts(objects), room, providers, keys, voicing, collector, earlyMasters);
    }

    @Bean
    EarlyMasters earlyMasters(
            QueryGateway queries, ObjectStore objects, AudioTools audio, @Value("${rhapsode.home}/work") Path work)
            throws IOException {
        return new EarlyMasters(audio, objects, new MasterSpecs(queries), Files.createDirectories(work));
    }

    @Bean
    TaskHandler<?> masterAudio(
            EventStore log,
            QueryGateway queries,
            ObjectStore objects,
            AudioTools audio,
            EarlyMasters earlyMasters,
            @Value("${rhapsode.home}/work") Path work) {
        return new MasterAudio(log, new MasterSpecs(queries), objects, audio, earlyMasters, work);
    }

    @Bean
    TaskHandler<?> eraseEverything(
            EventStore log,
            ObjectStore objects,
            SpokenChunkRemoval spokenChunks,
            EarlyMasters earlyMasters,
            Clock clock) {
        return new EraseEverything(log, objects, spokenChunks, earlyMasters, clock);
    }

    @Bean
    TaskHandler<?> abandon(EventStore log) {
        return new Abandon(log);
    }

    /** @param listeners encoders that run at once for live listeners on this node, {@code rhapsode.live.listeners} */
    @Bean
    LiveAudio liveAudio(
            EventStore log,
            QueryGateway queries,
            ObjectStore objects,
            AudioTools audio,
            @Value("${rhapsode.live.listeners:32}") int listeners) {
        return new LiveAudio(log, queries, objects, audio, listeners);
    }
}
