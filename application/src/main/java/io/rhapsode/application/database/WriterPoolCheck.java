package io.rhapsode.application.database;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with a pool so small that its users could wait for each other for ever.
 *
 * <p>A processor holds a connection for its batch, and a command that it waits for may need another. A task holds one only for the moment of a command and never
 * asks for a second meanwhile, however many tasks there are; so tasks have a share, not a connection each.
 */
@Component
class WriterPoolCheck implements SmartLifecycle {

    /** Connections of one event processor: its batch, and a command of it. */
    private static final int PER_PROCESSOR = 2;

    /** For the collector of results, commands of tasks, the scheduler's polling and heartbeats. */
    private static final int SHARE_OF_TASKS = 8;

    /** For commands of callers, and their idempotency keys. */
    private static final int SHARE_OF_GATEWAY = 8;

    private final HikariDataSource pool;
    private final EventProcessingConfiguration processing;

    WriterPoolCheck(HikariDataSource pool, EventProcessingConfiguration processing) {
        this.pool = pool;
        this.processing = processing;
    }

    @Override
    public void start() {
        int needed = PER_PROCESSOR * processing.eventProcessors().size() + SHARE_OF_TASKS + SHARE_OF_GATEWAY;
        if (pool.getMaximumPoolSize() < needed) {
            throw new IllegalStateException("spring.datasource.hikari.maximum-pool-size is " + pool.getMaximumPoolSize()
                    + " and must be at least " + needed
                    + " for the event processors, tasks and callers of this server");
        }
    }

    @Override
    public void stop() {
        // it only looks once
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
