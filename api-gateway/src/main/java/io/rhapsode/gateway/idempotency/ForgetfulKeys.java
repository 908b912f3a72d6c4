package io.rhapsode.gateway.idempotency;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Removes keys that were promised to be kept for a day and have been kept for two. */
final class ForgetfulKeys implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetfulKeys.class);

    private static final Duration KEPT = Duration.ofHours(48);
    private static final Duration LOOK_EVERY = Duration.ofHours(1);

    private final IdempotencyTable table;
    private volatile @Nullable ScheduledExecutorService clock;

    ForgetfulKeys(IdempotencyTable table) {
        this.table = table;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("forget-keys").factory());
        started.scheduleWithFixedDelay(this::forget, 1, LOOK_EVERY.toMinutes(), TimeUnit.MINUTES);
        clock = started;
    }

    private void forget() {
        try {
            table.forget(KEPT);
        } catch (DataAccessException e) {
            LOG.warn("Old idempotency keys could not be removed; they will be next time", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = clock;
        if (running != null) {
            running.shutdownNow();
            clock = null;
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
