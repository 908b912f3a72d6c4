package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.rhapsode.events.work.Task;
import io.rhapsode.events.work.WorkQueue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import tools.jackson.databind.json.JsonMapper;

/** {@link WorkQueue} on db-scheduler: the rows are written in the transaction of the unit of work, and the scheduler is woken when it has committed. */
final class DbSchedulerWorkQueue implements WorkQueue {

    private static final String WAITING = DbSchedulerWorkQueue.class.getName();

    private final SchedulerClient inTransaction;
    private final Scheduler scheduler;
    private final JsonMapper json;
    private final Clock clock;

    /** @param inTransaction writes with the connection of the current transaction */
    DbSchedulerWorkQueue(SchedulerClient inTransaction, Scheduler scheduler, JsonMapper json, Clock clock) {
        this.inTransaction = inTransaction;
        this.scheduler = scheduler;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void enqueue(Task task) {
        if (!CurrentUnitOfWork.isStarted()) {
            write(List.of(instance(task, Map.of())));
            scheduler.triggerCheckForDueExecutions();
            return;
        }
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        Map<String, String> metaData = unit.getCorrelationData().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        waitingOf(unit.root()).add(instance(task, metaData));
    }

    private List<SchedulableInstance<?>> waitingOf(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(WAITING, key -> {
            List<SchedulableInstance<?>> waiting = new ArrayList<>();
            unit.onPrepareCommit(committing -> write(waiting));
            unit.afterCommit(committed -> scheduler.triggerCheckForDueExecutions());
            return waiting;
        });
    }

    private void write(List<SchedulableInstance<?>> waiting) {
        waiting.forEach(inTransaction::scheduleIfNotExists);
    }

    private SchedulableInstance<?> instance(Task task, Map<String, String> metaData) {
        return SchedulableInstance.of(
                new TaskInstance.Builder<Envelope>(DurableTask.name(task.getClass()), task.taskId())
                        .data(new Envelope(json.valueToTree(task), metaData))
                        .priority(task.priority())
                        .build(),
                clock.instant());
    }
}
