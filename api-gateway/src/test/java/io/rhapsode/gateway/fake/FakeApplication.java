package io.rhapsode.gateway.fake;

import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.gateway.security.OperatorKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway with everything around it played. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "io.rhapsode.gateway",
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.rhapsode\\.gateway\\.fake\\..*"))
public class FakeApplication {

    /** When it is, always. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Opens what is the operator's, and no tenant's. */
    public static final String OPERATOR_KEY = "rho_operator-0000000000000000";

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    OperatorKey operatorKey() {
        return new OperatorKey(OPERATOR_KEY);
    }

    @Bean
    ObjectsInMemory objects() {
        return new ObjectsInMemory();
    }

    @Bean
    OtherSides otherSides(ObjectStore objects) {
        return new OtherSides((ObjectsInMemory) objects);
    }

    @Bean
    FakeLibrary library(ObjectStore objects) {
        return new FakeLibrary((ObjectsInMemory) objects);
    }

    @Bean
    CommandGateway commandGateway(OtherSides sides, FakeLibrary library) {
        var bus = SimpleCommandBus.builder().build();
        new AnnotationCommandHandlerAdapter<>(sides).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(library).subscribe(bus);
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Bean
    QueryGateway queryGateway(OtherSides sides, FakeLibrary library) {
        var bus = SimpleQueryBus.builder().build();
        new AnnotationQueryHandlerAdapter<>(sides).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(sides.providers()).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(sides.credits()).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(library).subscribe(bus);
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }

    @Bean
    JdbcClient jdbcClient() {
        return Database.writer();
    }
}
