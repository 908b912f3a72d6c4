package io.rhapsode.command.generation;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often a generation is written down whole, so that the events of a book need not all be read to add one more. */
@Configuration(proxyBeanMethods = false)
class GenerationSnapshots {

    /** Reading so many events takes about a millisecond, and so does reading the snapshot of a book. */
    private static final int EVENTS_PER_SNAPSHOT = 250;

    @Bean
    SnapshotTriggerDefinition generationSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }
}
