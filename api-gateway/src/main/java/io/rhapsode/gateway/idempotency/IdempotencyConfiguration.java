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

    /**
     * Longer than a request takes that only begins something; what takes longer (a preview) is followed by who takes over, and not made again. Short, for after
     * a crash nobody with the same key is answered before it is over.
     */
    private static final Duration LEASE = Duration.ofSeconds(10);

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
