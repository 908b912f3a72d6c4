package io.rhapsode.application.health;

import io.rhapsode.events.storage.ObjectStore;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What readiness is made of answers in time. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** In place of Spring Boot's own, of the same name. */
    @Bean
    HealthIndicator dbHealthIndicator(DataSource writing) {
        return new TimelyHealth(new DataSourceHealthIndicator(writing));
    }

    @Bean
    HealthIndicator storage(ObjectStore objects) {
        return new TimelyHealth(new StorageHealth(objects));
    }

    @Bean
    HealthIndicator processors(EventProcessingConfiguration processing, EventStore log) {
        return new TimelyHealth(new ProcessorsHealth(processing, log));
    }
}
