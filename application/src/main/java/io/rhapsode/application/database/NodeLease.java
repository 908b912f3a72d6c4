package io.rhapsode.application.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Sees to it that no two living nodes have one name, by an advisory lock that lasts as long as its connection. A node relies on it when it frees, at its start,
 * what a node of its name had picked.
 */
final class NodeLease implements SmartLifecycle {

    /** A node that was killed a moment ago still holds the lock until PostgreSQL notices. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final SimpleDriverDataSource unpooled;
    private final String node;
    private @Nullable Connection lease;

    NodeLease(SimpleDriverDataSource unpooled, String node) {
        this.unpooled = unpooled;
        this.node = node;
    }

    @Override
    public void start() {
        try {
            Connection connection = unpooled.getConnection();
            for (long waited = 0; !taken(connection); waited += PAUSE.toMillis()) {
                if (waited > PATIENCE.toMillis()) {
                    connection.close();
                    throw new IllegalStateException("Another living server calls itself " + node
                            + ". Give each server a RHAPSODE_HOME, or a RHAPSODE_NODE, of its own.");
                }
                Thread.sleep(PAUSE);
            }
            lease = connection;
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database does not answer", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", interrupted);
        }
    }

    private boolean taken(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "rhapsode-node-" + node);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    @Override
    public void stop() {
        Connection held = lease;
        lease = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException lost) {
                throw new IllegalStateException("the node's lease could not be returned", lost);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return lease != null;
    }

    /** Before anything else, and after everything else has stopped. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
