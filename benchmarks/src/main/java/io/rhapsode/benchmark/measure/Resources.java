package io.rhapsode.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What this process and its PostgreSQL have used so far. */
public final class Resources {

    /** A PostgreSQL backend reports its counters at the end of a transaction, once in a second at most. */
    private static final Duration REPORTING_INTERVAL = Duration.ofMillis(1_100);

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final ProcessHandle postmaster;
    private final HikariDataSource own;
    private final List<HikariDataSource> watched;

    /**
     * @param own one connection for the questions asked here
     * @param watched the pools whose work is counted
     */
    public Resources(ProcessHandle postmaster, HikariDataSource own, List<HikariDataSource> watched) {
        this.postmaster = postmaster;
        this.own = own;
        this.watched = List.copyOf(watched);
    }

    /** Processor time at this moment. */
    public Processors processors() {
        Map<Long, Duration> children = new HashMap<>();
        postmaster
                .children()
                .forEach(child -> child.info().totalCpuDuration().ifPresent(time -> children.put(child.pid(), time)));
        return new Processors(SYSTEM.getProcessCpuTime(), children, Programs.seconds());
    }

    /**
     * Processor time.
     *
     * @param jvmNanos of this process
     * @param postgres of each process of PostgreSQL; what one used that ends meanwhile is lost
     * @param programs seconds of those that this process has started and that are over
     */
    public record Processors(long jvmNanos, Map<Long, Duration> postgres, double programs) {

        public Usage since(Processors before) {
            double seconds = postgres.entrySet().stream()
                    .mapToDouble(process -> seconds(process.getValue())
                            - seconds(before.postgres.getOrDefault(process.getKey(), Duration.ZERO)))
                    .sum();
            return new Usage((jvmNanos - before.jvmNanos) / 1e9, seconds, programs - before.programs);
        }

        private static double seconds(Duration time) {
            return time.toNanos() / 1e9;
        }
    }

    /** Processor seconds of all sides. */
    public record Usage(double jvm, double postgres, double programs) {

        public double both() {
            return jvm + postgres;
        }

        public double all() {
            return both() + programs;
        }
    }

    /** What PostgreSQL has written to its log at this moment; waits for its backends to report. */
    public Wal wal() throws SQLException, InterruptedException {
        long bytes = number("select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint");
        Thread.sleep(REPORTING_INTERVAL);
        for (HikariDataSource pool : watched) {
            touchAll(pool);
        }
        return new Wal(bytes, number("select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal'"));
    }

    /**
     * The write-ahead log.
     *
     * @param bytes its length
     * @param fsyncs how often it was flushed to the disk
     */
    public record Wal(long bytes, long fsyncs) {

        public Wal since(Wal before) {
            return new Wal(bytes - before.bytes, fsyncs - before.fsyncs);
        }
    }

    /** Ends a transaction on every connection of the pool, so that its backend reports. */
    private static void touchAll(HikariDataSource pool) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        try {
            int idle = pool.getHikariPoolMXBean().getIdleConnections();
            for (int i = 0; i < idle; i++) {
                Connection connection = pool.getConnection();
                connections.add(connection);
                try (var statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = own.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
