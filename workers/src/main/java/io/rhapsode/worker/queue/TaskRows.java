package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Execution;
import io.rhapsode.worker.group.Together;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of db-scheduler's table, many at a time: it writes and removes them one by one. */
final class TaskRows {

    /** Rows that are removed at once. */
    private static final int MOST = 200;

    private final JdbcClient database;
    private final Serializer serializer;
    private final Together<Execution, Execution> finished = new Together<>("finished-tasks", MOST, this::removeAll);

    TaskRows(JdbcClient database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
    }

    /** A task that is to be done. */
    record Row(String name, String id, Envelope envelope, int priority) {}

    /** Writes tasks, in the current transaction if there is one; those that are there already stay as they are. */
    void insert(Collection<Row> rows, Instant due) {
        database.sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, priority, execution_time, picked, version)
                        select *, :due, false, 1 from unnest(:names::text[], :ids::text[], :data::bytea[], :priorities::smallint[])
                        on conflict (task_name, task_instance) do nothing
                        """)
                .param("names", strings(rows, Row::name))
                .param("ids", strings(rows, Row::id))
                .param(
                        "data",
                        rows.stream()
                                .map(row -> serializer.serialize(row.envelope()))
                                .toArray(byte[][]::new))
                .param(
                        "priorities",
                        rows.stream().map(row -> (short) row.priority()).toArray(Short[]::new))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Removes the row of a task that is done. Until then it counts as being done, and would be done again after a crash. */
    void remove(Execution done) {
        try {
            finished.get(done);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Execution> removeAll(List<Execution> done) {
        database.sql("""
                        delete from scheduled_tasks task
                        using unnest(:names::text[], :ids::text[], :versions::bigint[]) as done (name, id, version)
                        where task_name = done.name and task_instance = done.id and task.version = done.version
                        """)
                .param("names", strings(done, Execution::getTaskName))
                .param("ids", strings(done, Execution::getId))
                .param(
                        "versions",
                        done.stream().map(execution -> execution.version).toArray(Long[]::new))
                .update();
        return done;
    }

    private static <T> String[] strings(Collection<T> rows, Function<T, String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }
}
