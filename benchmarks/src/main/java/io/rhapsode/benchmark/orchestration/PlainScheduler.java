package io.rhapsode.benchmark.orchestration;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Beside what we stand: db-scheduler, one one-time task for each step, which writes its result as a row. It keeps no log, no saga, no credits and no read model. A plain
 * handler commits its result by itself, and db-scheduler commits the end of the task.
 */
final class PlainScheduler implements AutoCloseable {

    private static final int CALLERS = 16;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final String TABLES = """
            drop table if exists plain_tasks, plain_result;
            create table plain_tasks (
              task_name text not null,
              task_instance text not null,
              task_data bytea,
              execution_time timestamp with time zone not null,
              picked boolean not null,
              picked_by text,
              last_success timestamp with time zone,
              last_failure timestamp with time zone,
              consecutive_failures int,
              last_heartbeat timestamp with time zone,
              version bigint not null,
              priority smallint,
              state text,
              primary key (task_name, task_instance)
            );
            create index on plain_tasks (execution_time);
            create index on plain_tasks (last_heartbeat);
            create index on plain_tasks (priority desc, execution_time asc);
            create table plain_result (job text, step int, result text not null, primary key (job, step));
            """;

    private final DataSource database;
    private final OneTimeTask<Void> step;
    private final Scheduler scheduler;
    private volatile CountDownLatch missing = new CountDownLatch(0);

    /** How it is set up. */
    enum Setup {
        /** Its own defaults, but woken when something was scheduled, for it would look once in ten seconds. */
        AS_IT_COMES {
            @Override
            SchedulerBuilder apply(SchedulerBuilder scheduler) {
                return scheduler;
            }
        },
        /** What the application's queue uses. */
        TUNED {
            @Override
            SchedulerBuilder apply(SchedulerBuilder scheduler) {
                return scheduler
                        .threads(64)
                        .executorService(Executors.newThreadPerTaskExecutor(
                                Thread.ofVirtual().name("plain-", 0).factory()))
                        .pollUsingLockAndFetch(0.5, 1.0)
                        .pollingInterval(Duration.ofSeconds(1));
            }
        };

        abstract SchedulerBuilder apply(SchedulerBuilder scheduler);
    }

    PlainScheduler(DataSource database, Setup setup) throws SQLException {
        this.database = database;
        execute(TABLES);
        this.step = Tasks.oneTime("step").execute((instance, context) -> perform(instance.getId()));
        this.scheduler = setup.apply(Scheduler.create(database, step).tableName("plain_tasks"))
                .build();
        scheduler.start();
    }

    private void perform(String id) {
        int dash = id.lastIndexOf('-');
        try (Connection connection = database.getConnection();
                var insert =
                        connection.prepareStatement("insert into plain_result (job, step, result) values (?, ?, ?)")) {
            insert.setString(1, id.substring(0, dash));
            insert.setInt(2, Integer.parseInt(id.substring(dash + 1)));
            insert.setString(3, "spoken");
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        missing.countDown();
    }

    /** Runs the jobs; returns the nanoseconds from the first request to the last result. */
    long run(String round, int jobs, int steps) throws InterruptedException, SQLException {
        execute("truncate plain_result");
        missing = new CountDownLatch(jobs * steps);
        long begun = System.nanoTime();
        if (jobs == 1) {
            schedule(round + "-0", steps);
        } else {
            try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
                for (int job = 0; job < jobs; job++) {
                    String name = round + "-" + job;
                    callers.execute(() -> schedule(name, steps));
                }
            }
        }
        if (!missing.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("db-scheduler did not come to its end");
        }
        long nanos = System.nanoTime() - begun;
        while (count("select count(*) from plain_tasks") > 0) {
            Thread.sleep(1);
        }
        if (count("select count(*) from plain_result") != (long) jobs * steps) {
            throw new IllegalStateException("results are missing");
        }
        return nanos;
    }

    private void schedule(String job, int steps) {
        List<SchedulableInstance<?>> tasks = new ArrayList<>(steps);
        for (int number = 0; number < steps; number++) {
            tasks.add(SchedulableInstance.of(step.instance(job + "-" + number), Instant.now()));
        }
        scheduler.scheduleBatch(tasks);
        scheduler.triggerCheckForDueExecutions();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
