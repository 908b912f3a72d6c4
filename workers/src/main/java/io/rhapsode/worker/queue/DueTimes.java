package io.rhapsode.worker.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sees to it that no task waits for a time that was written by a clock which has been set back since. A task is due at once, or after a pause of known length;
 * what is due later than any pause can be is due now.
 */
final class DueTimes {

    /** How often that is to be looked at. */
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(DueTimes.class);

    private final JdbcClient database;
    private final List<String> tasks;
    private final Duration longestPause;
    private final Clock clock;

    /** @param tasks the names of those that pause no longer than this */
    DueTimes(JdbcClient database, List<String> tasks, Duration longestPause, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.longestPause = longestPause;
        this.clock = clock;
    }

    void setRight() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            int late = database.sql("""
                            update scheduled_tasks set execution_time = :now, version = version + 1
                            where not picked and execution_time > :latest and task_name = any(:tasks)
                            """)
                    .param("now", now)
                    .param("latest", now.plus(longestPause))
                    .param("tasks", tasks.toArray(String[]::new))
                    .update();
            if (late > 0) {
                log.atWarn()
                        .addKeyValue("tasks", late)
                        .log("the clock was set back; tasks that would wait for it are due now");
            }
        } catch (DataAccessException failed) {
            log.atDebug().setCause(failed).log("due times could not be looked at and will be again");
        }
    }
}
