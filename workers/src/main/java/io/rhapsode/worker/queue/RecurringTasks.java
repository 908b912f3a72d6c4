package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.MDC;

/** {@link RecurringWork} as db-scheduler knows it: one row for each, which the nodes pass round. */
final class RecurringTasks {

    /** Behind everything that somebody waits for. */
    private static final int PRIORITY = -100;

    private RecurringTasks() {}

    static RecurringTask<Void> definition(RecurringWork work) {
        return Tasks.recurring(work.name(), FixedDelay.of(work.every()))
                .defaultPriority(PRIORITY)
                .onDeadExecutionRevive()
                .execute((instance, context) -> perform(work));
    }

    private static void perform(RecurringWork work) {
        try (var kind = MDC.putCloseable("task", work.name())) {
            work.perform();
        } catch (Exception failure) {
            throw new TaskFailure(failure); // it is told, and the next round begins in time
        }
    }

    private static final class TaskFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TaskFailure(Exception cause) {
            super(cause);
        }
    }
}
