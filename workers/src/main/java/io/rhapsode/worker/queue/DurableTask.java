package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.rhapsode.events.work.Task;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/** One kind of work as db-scheduler knows it: a handler, and what becomes of the task when it fails. */
final class DurableTask<T extends Task> {

    private static final Logger log = LoggerFactory.getLogger(DurableTask.class);

    private final TaskHandler<T> handler;
    private final CommandGateway gateway;
    private final JsonMapper json;
    private final QueueSettings settings;

    DurableTask(TaskHandler<T> handler, CommandGateway gateway, JsonMapper json, QueueSettings settings) {
        this.handler = handler;
        this.gateway = gateway;
        this.json = json;
        this.settings = settings;
    }

    static String name(Class<? extends Task> type) {
        return type.getSimpleName();
    }

    OneTimeTask<Envelope> definition() {
        return Tasks.oneTime(name(handler.type()), Envelope.class)
                .onFailure(this::retryOrGiveUp)
                .onDeadExecutionRevive()
                .execute(this::perform);
    }

    private void perform(TaskInstance<Envelope> instance, ExecutionContext context) {
        Envelope envelope = instance.getData();
        T task = task(envelope);
        try (var kind = MDC.putCloseable("task", instance.getTaskName());
                var name = MDC.putCloseable("taskId", instance.getId());
                var correlation =
                        MDC.putCloseable("correlationId", envelope.metaData().get("correlationId"))) {
            handler.perform(task, commands(envelope));
        } catch (Exception failure) {
            throw context.getSchedulerState().isShuttingDown() ? new CutShort(failure) : new TaskFailure(failure);
        }
    }

    private void retryOrGiveUp(ExecutionComplete complete, ExecutionOperations<Envelope> operations) {
        int failures = complete.getExecution().consecutiveFailures + 1;
        String id = complete.getExecution().taskInstance.getId();
        Throwable cause = complete.getCause().orElse(null);
        if (cause instanceof CutShort) {
            return; // no fault of the task's: QueueLifecycle frees the row for whoever goes on
        }
        if (failures < settings.maxAttempts()) {
            log.atWarn()
                    .addKeyValue("task", name(handler.type()))
                    .addKeyValue("taskId", id)
                    .addKeyValue("failures", failures)
                    .setCause(cause)
                    .log("task failed and will be tried again");
            operations.reschedule(complete, complete.getTimeDone().plus(pause(failures)));
            return;
        }
        log.atError()
                .addKeyValue("task", name(handler.type()))
                .addKeyValue("taskId", id)
                .setCause(cause)
                .log("task failed for good");
        Envelope envelope = (Envelope) complete.getExecution().taskInstance.getData();
        handler.giveUp(task(envelope), commands(envelope));
        operations.stop();
    }

    /** Doubling from {@link QueueSettings#retryFirst} to {@link QueueSettings#retryMost}, less up to half of it, so that failures of many do not come back together. */
    private Duration pause(int failures) {
        long doubled = settings.retryFirst().toMillis() << Math.min(failures - 1, 20);
        long most = Math.min(doubled, settings.retryMost().toMillis());
        return Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    private T task(Envelope envelope) {
        return json.treeToValue(envelope.task(), handler.type());
    }

    private Commands commands(Envelope envelope) {
        return new Commands(gateway, envelope.metaData());
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
