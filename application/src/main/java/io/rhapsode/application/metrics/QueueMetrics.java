package io.rhapsode.application.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How full the durable queue is. Read when it is scraped; the same on every node. */
@Component
class QueueMetrics implements MeterBinder {

    private final JdbcClient database;

    QueueMetrics(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(
                meters,
                "rhapsode.queue.waiting",
                "due tasks that nobody has picked up",
                "not picked and execution_time <= now()");
        gauge(meters, "rhapsode.queue.running", "tasks at work", "picked");
        gauge(
                meters,
                "rhapsode.queue.failing",
                "tasks that failed at least once and will be tried again",
                "consecutive_failures > 0");
    }

    private void gauge(MeterRegistry meters, String name, String description, String condition) {
        Gauge.builder(name, () -> count(condition)).description(description).register(meters);
    }

    private long count(String condition) {
        return database.sql("select count(*) from scheduled_tasks where " + condition)
                .query(Long.class)
                .single();
    }
}
