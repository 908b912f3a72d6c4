package io.rhapsode.application.axon;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the other nodes when this one has committed events, and wakes this one when another says so, by PostgreSQL's NOTIFY. It rings after the commit and not in
 * it, since a notifying transaction takes a lock that all of them share; and once for whatever was committed while the last ring was on its way. A ring that is
 * lost costs the half second until the next poll, nothing else.
 */
final class EventBell implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventBell.class);
    private static final String CHANNEL = "rhapsode_events";
    private static final int LISTEN_MILLIS = 1_000;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final DataSource connections;
    private final SharedLog log;
    private final String node;
    private final Semaphore toRing = new Semaphore(0);
    private volatile boolean running;

    /** @param connections outside the pool: two are held for as long as the node lives */
    EventBell(DataSource connections, SharedLog log, CommittedEvents committed, String node) {
        this.connections = connections;
        this.log = log;
        this.node = node;
        committed.tell(event -> toRing.release());
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("bell-ring").start(() -> whileRunning(this::ring));
        Thread.ofVirtual().name("bell-listen").start(() -> whileRunning(this::listen));
    }

    private interface Work {
        void on(Connection connection) throws SQLException, InterruptedException;
    }

    private void whileRunning(Work work) {
        while (running) {
            try (Connection connection = connections.getConnection()) {
                work.on(connection);
            } catch (SQLException lost) {
                LOG.atDebug().setCause(lost).log("the bell's connection is lost; opening another");
                pause();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void ring(Connection connection) throws SQLException, InterruptedException {
        try (var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, node);
            while (running) {
                toRing.acquire();
                toRing.drainPermits();
                notify.execute();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (running) {
            var rings = postgres.getNotifications(LISTEN_MILLIS);
            for (var ring : rings == null ? new PGNotification[0] : rings) {
                if (!ring.getParameter().equals(node)) {
                    log.look();
                    break;
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        toRing.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
