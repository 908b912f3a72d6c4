package io.rhapsode.worker.generation;

import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.identity.Retentions;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import io.rhapsode.worker.spoken.SpokenChunkRoom;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What goes by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SweepSettings.class)
class SweepWork {

    @Bean
    RecurringWork sweepTexts(
            EventStore log, ObjectStore objects, CommandSender commands, Clock clock, SweepSettings settings) {
        return new SweepTexts(log, objects, commands, clock, settings);
    }

    @Bean
    RecurringWork sweepExpired(
            EventStore log,
            ObjectStore objects,
            Retentions retentions,
            CommandSender commands,
            Clock clock,
            SweepSettings settings) {
        return new SweepExpired(log, objects, retentions, commands, clock, settings);
    }

    @Bean
    RecurringWork sweepAudio(EventStore log, ObjectStore objects, Clock clock, SweepSettings settings) {
        return new SweepAudio(log, objects, clock, settings);
    }

    @Bean
    RecurringWork sweepLiveParts(ObjectStore objects, Clock clock, SweepSettings settings) {
        return new SweepLiveParts(objects, clock, settings);
    }

    @Bean
    RecurringWork sweepSpokenChunks(
            EventStore log, SpokenChunkRemoval spokenChunks, Clock clock, SweepSettings settings) {
        return new SweepSpokenChunks(log, spokenChunks, clock, settings);
    }

    @Bean
    RecurringWork sweepLongestUnused(EventStore log, SpokenChunkRoom room, SweepSettings settings) {
        return new SweepLongestUnused(log, room, settings);
    }

    @Bean
    RecurringWork sweepCredits(EventStore log, QueryGateway queries, CommandSender commands, Clock clock) {
        return new SweepCredits(log, queries, commands, clock);
    }
}
