package io.rhapsode.gateway.idempotency;

import io.rhapsode.gateway.VirtualThreads;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keys in PostgreSQL, so that they hold on every node and after a crash. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    /** Longer than any request but a preview, of which a second one only follows what the first began. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    @Bean
    IdempotencyTable idempotencyTable(JdbcClient writer) {
        return new IdempotencyTable(writer, LEASE);
    }

    @Bean
    Idempotency idempotency(IdempotencyTable table, VirtualThreads threads, JsonMapper json) {
        return new Idempotency(table, threads, json);
    }

    @Bean
    ForgetfulKeys forgetfulKeys(IdempotencyTable table) {
        return new ForgetfulKeys(table);
    }
}
