package io.rhapsode.application.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The durable queue. Down when work that is due is not being picked up by any node. */
@Component("queue")
class QueueHealth extends AbstractHealthIndicator {

    /** Work that is due is picked up within a second or two, unless all nodes are busy with other tasks. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final Clock clock;

    QueueHealth(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record State(long waiting, long running, long failing, OffsetDateTime oldest) {}

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Instant now = clock.instant();
        State state = database.sql("""
                        select count(*) filter (where not picked and execution_time <= now()) as waiting,
                               count(*) filter (where picked) as running,
                               count(*) filter (where consecutive_failures > 0) as failing,
                               coalesce(min(execution_time) filter (where not picked), now()) as oldest
                        from scheduled_tasks
                        """).query(State.class).single();
        boolean stuck = state.oldest().toInstant().isBefore(now.minus(LONGEST_WAIT));
        health.status(stuck ? "DOWN" : "UP")
                .withDetail("waiting", state.waiting())
                .withDetail("running", state.running())
                .withDetail("failing", state.failing());
    }
}
