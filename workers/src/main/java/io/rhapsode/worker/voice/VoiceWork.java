package io.rhapsode.worker.voice;

import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.speech.SpeechProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done for the library. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VoiceSettings.class)
class VoiceWork {

    @Bean
    RecurringWork syncVoices(
            SpeechProviders providers,
            QueryGateway queries,
            TransactionManager transactions,
            CommandSender sender,
            VoiceSettings settings) {
        return new SyncVoices(providers, queries, transactions, sender, settings);
    }

    @Bean
    SampleQueries sampleQueries(
            SpeechProviders providers,
            ObjectStore objects,
            AudioTools audio,
            JdbcClient database,
            VoiceSettings settings,
            Clock clock,
            @Value("${rhapsode.home}/work") Path work)
            throws IOException {
        var book = new SampleBook(database, settings.sampleMicrosPerDay());
        var studio = new SampleStudio(providers, objects, audio, book, Files.createDirectories(work), clock);
        return new SampleQueries(studio, providers, clock);
    }
}
