package io.rhapsode.worker.queue;

import io.rhapsode.worker.group.Together;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks that this node had picked before it was their tenant's turn: they are let go, and called later. */
final class WaitingRows {

    private static final Logger log = LoggerFactory.getLogger(WaitingRows.class);

    /** When a task comes back that nobody has called: another node may have room by then, and this one may have died. */
    static final Duration BACK_AFTER = Duration.ofSeconds(20);

    /** Tasks that are let go with one statement. */
    private static final int LET_GO_AT_ONCE = 200;

    /** A join, by which each row is found by its key; with {@code in} the whole table is read. */
    private static final String THESE = """
            from unnest(cast(:tasks as text[]), cast(:instances as text[])) as these (name, instance)
            where task_name = these.name and task_instance = these.instance and\s""";

    private final JdbcClient database;
    private final String node;
    private final Clock clock;
    private final Together<Row, Row> leaving = new Together<>("waiting-tasks", LET_GO_AT_ONCE, this::letGo);
    private volatile Runnable whenCalled = () -> {};

    /** @param clock by which the queue knows what is due; that of the database may be another */
    WaitingRows(JdbcClient database, String node, Clock clock) {
        this.database = database;
        this.node = node;
        this.clock = clock;
    }

    /** @param look has the queue look for due tasks */
    void whenCalled(Runnable look) {
        whenCalled = look;
    }

    /** Gives the task back to the table, for a while. */
    void letGo(Row task) {
        try {
            leaving.get(task);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Row> letGo(List<Row> tasks) {
        rows("""
                update scheduled_tasks
                set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
                    execution_time = :back
                """ + THESE + "picked and picked_by = :node", tasks)
                .param("back", now().plus(BACK_AFTER))
                .param("node", node)
                .update();
        return tasks;
    }

    /** Makes the tasks due at once. Where that fails they come back by themselves. */
    void call(List<Row> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        try {
            rows("""
                    update scheduled_tasks set execution_time = :now, version = version + 1
                    """ + THESE + "not picked and execution_time > :now", tasks)
                    .param("now", now())
                    .update();
            whenCalled.run();
        } catch (DataAccessException failure) {
            log.atDebug().setCause(failure).log("waiting tasks were not called and will come back by themselves");
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private JdbcClient.StatementSpec rows(String update, List<Row> tasks) {
        return database.sql(update)
                .param("tasks", tasks.stream().map(Row::task).toArray(String[]::new))
                .param("instances", tasks.stream().map(Row::instance).toArray(String[]::new));
    }
}
