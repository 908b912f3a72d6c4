package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
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

    private final TaskRows rows;
    private final Scheduler scheduler;
    private final JsonMapper json;
    private final Clock clock;

    DbSchedulerWorkQueue(TaskRows rows, Scheduler scheduler, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.scheduler = scheduler;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void enqueue(Task task) {
        if (!CurrentUnitOfWork.isStarted()) {
            rows.insert(List.of(row(task, Map.of())), clock.instant());
            scheduler.triggerCheckForDueExecutions();
            return;
        }
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        Map<String, String> metaData = unit.getCorrelationData().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        waitingOf(unit.root()).add(row(task, metaData));
    }

    private List<TaskRows.Row> waitingOf(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(WAITING, key -> {
            List<TaskRows.Row> waiting = new ArrayList<>();
            unit.onPrepareCommit(committing -> rows.insert(waiting, clock.instant()));
            unit.afterCommit(committed -> scheduler.triggerCheckForDueExecutions());
            return waiting;
        });
    }

    private TaskRows.Row row(Task task, Map<String, String> metaData) {
        return new TaskRows.Row(
                DurableTask.name(task.getClass()),
                task.taskId(),
                new Envelope(json.valueToTree(task), metaData),
                task.priority());
    }
}
