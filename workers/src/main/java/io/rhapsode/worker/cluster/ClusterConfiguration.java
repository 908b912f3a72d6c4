package io.rhapsode.worker.cluster;

import io.rhapsode.worker.queue.QueueSettings;
import io.rhapsode.worker.speech.SpeechProviders;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what nodes tell each other. */
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

    @Bean
    Beat clusterBeat(
            JdbcClient database,
            PlatformTransactionManager transactions,
            SpeechProviders providers,
            QueueSettings settings) {
        var places = new SharedPlaces(database, new TransactionTemplate(transactions), providers, settings.node());
        return new Beat(List.of(
                new SharedFigures(database, providers, UUID.randomUUID()), places, new LapsedLeases(places.shares())));
    }
}
