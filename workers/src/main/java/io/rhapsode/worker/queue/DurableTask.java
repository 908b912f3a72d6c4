package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.rhapsode.events.generation.GenerationTask;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.work.Task;
import io.rhapsode.worker.LogFields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One kind of work as db-scheduler knows it: a handler, and what becomes of the task when it fails. */
final class DurableTask<T extends Task> {

    private static final Logger log = LoggerFactory.getLogger(DurableTask.class);

    static final List<String> IN_LOG_LINES =
            List.of(MetaDataKeys.CORRELATION_ID, MetaDataKeys.TENANT, MetaDataKeys.ACTOR);

    private final TaskHandler<T> handler;
    private final CommandSender sender;
    private final TaskRows rows;
    private final JsonMapper json;
    private final QueueSettings settings;
    private final Turns turns;
    private final WaitingRows waiting;

    DurableTask(
            TaskHandler<T> handler,
            CommandSender sender,
            TaskRows rows,
            JsonMapper json,
            QueueSettings settings,
            Turns turns,
            WaitingRows waiting) {
        this.handler = handler;
        this.sender = sender;
        this.rows = rows;
        this.json = json;
        this.settings = settings;
        this.turns = turns;
        this.waiting = waiting;
    }

    static String name(Class<? extends Task> type) {
        return type.getSimpleName();
    }

    CustomTask<Envelope> definition() {
        return Tasks.custom(name(handler.type()), Envelope.class)
                .onFailure(this::retryOrGiveUp)
                .onDeadExecutionRevive()
                .execute(this::performInTurn);
    }

    private CompletionHandler<Envelope> performInTurn(TaskInstance<Envelope> instance, ExecutionContext context) {
        String tenant = instance.getData().metaData().getOrDefault(MetaDataKeys.TENANT, "");
        Row row = Row.of(instance);
        Turns.Turn turn = turns.take(tenant, row);
        if (turn != Turns.Turn.NOW) {
            return (complete, operations) -> {
                waiting.letGo(row);
                if (turn == Turns.Turn.CALLED && !turns.waits(tenant, row)) {
                    waiting.call(List.of(row)); // it was called before it was let go, when nobody could hear it
                }
            };
        }
        try {
            perform(instance.getData(), context);
        } finally {
            waiting.call(turns.give(tenant));
        }
        return (complete, operations) -> rows.remove(complete.getExecution());
    }

    private void perform(Envelope envelope, ExecutionContext context) {
        T task = task(envelope);
        try (var fields = LogFields.with(fields(task, envelope))) {
            handler.perform(task, commands(envelope));
        } catch (Exception failure) {
            throw context.getSchedulerState().isShuttingDown() ? new CutShort(failure) : new TaskFailure(failure);
        }
    }

    private void retryOrGiveUp(ExecutionComplete complete, ExecutionOperations<Envelope> operations) {
        Throwable cause = complete.getCause().orElse(null);
        if (cause instanceof CutShort) {
            return; // no fault of the task's: QueueLifecycle frees the row for whoever goes on
        }
        Failed failed = failed(complete.getExecution().taskInstance);
        try (var fields = LogFields.with(failed.fields())) {
            int failures = complete.getExecution().consecutiveFailures + 1;
            if (failures < settings.maxAttempts()) {
                log.atWarn()
                        .addKeyValue("failures", failures)
                        .setCause(cause)
                        .log("task failed and will be tried again");
                operations.reschedule(complete, complete.getTimeDone().plus(pause(failures)));
                return;
            }
            log.atError().setCause(cause).log("task failed for good");
            failed.giveUp().run();
            operations.stop();
        }
    }

    /** What is told of a task that failed, and what becomes of its work when it fails for good. */
    private record Failed(Map<String, String> fields, Runnable giveUp) {}

    /** A task may fail because it cannot be read, and is not to fail here once more for that: its row would never go. */
    private Failed failed(TaskInstance<?> stored) {
        try {
            Envelope envelope = (Envelope) stored.getData();
            T task = task(envelope);
            Commands commands = commands(envelope);
            return new Failed(fields(task, envelope), () -> handler.giveUp(task, commands));
        } catch (RuntimeException unreadable) {
            UnreadTask unread = UnreadTask.of(stored, handler.type());
            return new Failed(unread.fields(), () -> unread.giveUp(sender));
        }
    }

    /** Doubling from {@link QueueSettings#retryFirst} to {@link QueueSettings#retryMost}, less up to half of it, so that failures of many do not come back together. */
    private Duration pause(int failures) {
        long doubled = settings.retryFirst().toMillis() << Math.min(failures - 1, 20);
        long most = Math.min(doubled, settings.retryMost().toMillis());
        return Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    /** Whose work it is, in the same words as on all other sides. */
    private static Map<String, String> fields(Task task, Envelope envelope) {
        Map<String, String> fields = new LinkedHashMap<>();
        IN_LOG_LINES.forEach(
                key -> fields.computeIfAbsent(key, name -> envelope.metaData().get(name)));
        fields.put("task", name(task.getClass()));
        fields.put("taskId", task.taskId());
        if (task instanceof GenerationTask known) {
            fields.put("generationId", known.generationId().value());
        }
        return fields;
    }

    private T task(Envelope envelope) {
        return Objects.requireNonNull(json.treeToValue(envelope.task(), handler.type()), "no task is stored");
    }

    private Commands commands(Envelope envelope) {
        return new Commands(sender, envelope.metaData());
    }

    /** A task that was interrupted, or missed what had already been stopped, because the server stops. */
    private static final class CutShort extends RuntimeException {
        CutShort(Exception cause) {
            super(cause);
        }
    }

    /** Carries a handler's exception through db-scheduler, which takes only unchecked ones. */
    private static final class TaskFailure extends RuntimeException {
        TaskFailure(Exception cause) {
            super(cause);
        }
    }
}
