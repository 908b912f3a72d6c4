package io.rhapsode.application.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How full the durable queue is. Read when it is scraped; the same on every node. */
@Component
class QueueMetrics implements MeterBinder {

    private record Tasks(long waiting, long running, long failing) {}

    private final JdbcClient database;
    private final Sampled<Tasks> tasks;

    QueueMetrics(JdbcClient database, Clock clock) {
        this.database = database;
        this.tasks = new Sampled<>(this::count, clock);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "rhapsode.queue.waiting", "due tasks that nobody has picked up", Tasks::waiting);
        gauge(meters, "rhapsode.queue.running", "tasks at work", Tasks::running);
        gauge(
                meters,
                "rhapsode.queue.failing",
                "tasks that failed at least once and will be tried again",
                Tasks::failing);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Tasks> number) {
        Gauge.builder(name, tasks, sampled -> sampled.read(number))
                .description(description)
                .register(meters);
    }

    private Tasks count() {
        return database.sql("""
                        select count(*) filter (where not picked and execution_time <= now()) as waiting,
                               count(*) filter (where picked) as running,
                               count(*) filter (where consecutive_failures > 0) as failing
                        from scheduled_tasks
                        """).query(Tasks.class).single();
    }
}
