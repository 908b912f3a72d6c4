package io.rhapsode.command.credit;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often an account is written down whole, so that its age costs nothing. */
@Configuration(proxyBeanMethods = false)
class AccountSnapshots {

    /** Each generation adds two or three events, and every one of a tenant goes through its one account. */
    private static final int EVENTS_PER_SNAPSHOT = 100;

    @Bean
    SnapshotTriggerDefinition accountSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }
}
