package io.rhapsode.worker.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has each part do its round again and again on this node, each on a thread of its own, from before the queue starts until after it has stopped. */
final class Beat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

    /** Something that comes round on every node. */
    interface Part {

        String name();

        Duration every();

        /** Done once, before anything is spoken. */
        void begin();

        /** One round. What it throws is told, and the next round comes in time. */
        void beat();

        /** Done once, when nothing is spoken any more. */
        default void end() {}
    }

    private final List<Part> parts;
    private volatile @Nullable ScheduledExecutorService threads;

    Beat(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public void start() {
        parts.forEach(Part::begin);
        var pool = Executors.newScheduledThreadPool(
                parts.size(), Thread.ofPlatform().daemon().name("cluster-", 0).factory());
        for (Part part : parts) {
            long millis = part.every().toMillis();
            pool.scheduleAtFixedRate(round(part), millis, millis, TimeUnit.MILLISECONDS);
        }
        threads = pool;
    }

    /** Tells the first of several failures in a row, and the end of them. */
    private static Runnable round(Part part) {
        boolean[] failing = {false};
        return () -> {
            try {
                part.beat();
                if (failing[0]) {
                    failing[0] = false;
                    LOG.atInfo().addKeyValue("part", part.name()).log("the nodes hear of each other again");
                }
            } catch (RuntimeException | Error failure) { // whatever got out would be the end of all further rounds
                if (!failing[0]) {
                    failing[0] = true;
                    tell(part, failure);
                }
            }
        };
    }

    private static void tell(Part part, Throwable failure) {
        LOG.atWarn().addKeyValue("part", part.name()).setCause(failure).log("the nodes cannot hear of each other");
    }

    @Override
    public void stop() {
        var pool = threads;
        threads = null;
        if (pool == null) {
            return;
        }
        pool.shutdownNow();
        for (Part part : parts) {
            try {
                part.end();
            } catch (RuntimeException failure) {
                tell(part, failure);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    /** Before the queue, and after it has stopped. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
