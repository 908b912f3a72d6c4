package io.rhapsode.application.operator;

import io.rhapsode.application.server.BuildVersion;
import io.rhapsode.gateway.VirtualThreads;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What {@code rhapsode status} and {@code rhapsode doctor} ask a running server. */
@RestController
@Hidden // no part of the API that tenants are promised
class StatusController {

    private final String node;
    private final JdbcClient database;
    private final HealthIndicator queue;
    private final HealthIndicator providers;
    private final Processors processors;
    private final VirtualThreads threads;

    StatusController(
            @Value("${rhapsode.queue.node}") String node,
            JdbcClient database,
            @Qualifier("queue") HealthIndicator queue,
            @Qualifier("providers") HealthIndicator providers,
            Processors processors,
            VirtualThreads threads) {
        this.node = node;
        this.database = database;
        this.queue = queue;
        this.providers = providers;
        this.processors = processors;
        this.threads = threads;
    }

    @GetMapping("/actuator/status")
    Mono<ServerStatus> status() {
        return threads.call(() -> new ServerStatus(
                BuildVersion.get(), node, underWay(), details(queue), details(providers), processors.list()));
    }

    private Map<String, Long> underWay() {
        Map<String, Long> states = new LinkedHashMap<>();
        database.sql("""
                        select status, count(*) as generations from generation
                        where status not in ('completed', 'failed', 'cancelled') group by status order by status
                        """).query(row -> {
            states.put(row.getString("status"), row.getLong("generations"));
        });
        return states;
    }

    private static Map<String, Object> details(HealthIndicator indicator) {
        @Nullable Health health = indicator.health(true);
        return health == null ? Map.of() : health.getDetails();
    }
}
