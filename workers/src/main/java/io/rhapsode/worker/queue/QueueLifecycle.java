package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Starts the queue when everything that its tasks need has started, and stops it first.
 *
 * <p>Before it starts, a node frees what it had picked when it died, so that it goes on at once and does not wait for its own missing heartbeats. That is safe
 * only because no other living node has its name, which the application sees to.
 */
final class QueueLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QueueLifecycle.class);

    private final Scheduler scheduler;
    private final JdbcClient database;
    private final QueueSettings settings;
    private final DueTimes dueTimes;
    private volatile @Nullable Thread watch;

    QueueLifecycle(Scheduler scheduler, JdbcClient database, QueueSettings settings, DueTimes dueTimes) {
        this.scheduler = scheduler;
        this.database = database;
        this.settings = settings;
        this.dueTimes = dueTimes;
    }

    @Override
    public void start() {
        int freed = freeOwnPicks();
        if (freed > 0) {
            log.atInfo().addKeyValue("tasks", freed).log("going on with what this node was doing when it stopped");
        }
        scheduler.start();
        watch = Thread.ofVirtual().name("due-times").start(this::watchDueTimes);
    }

    /** The scheduler waits by the clock as well, and once that is set back it looks for due tasks only when it is told to. */
    private void watchDueTimes() {
        try {
            while (true) {
                dueTimes.setRight();
                scheduler.triggerCheckForDueExecutions();
                Thread.sleep(DueTimes.EVERY);
            }
        } catch (InterruptedException stopped) {
            // the queue stops
        }
    }

    @Override
    public void stop() {
        Thread watching = watch;
        watch = null;
        if (watching != null) {
            watching.interrupt();
        }
        scheduler.stop();
        freeOwnPicks(); // what could not be finished is let go for others
    }

    private int freeOwnPicks() {
        return database.sql("""
                        update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                        where picked and picked_by = :node
                        """).param("node", settings.node()).update();
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE; // last to start, first to stop
    }
}
