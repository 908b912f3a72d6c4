package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationTask;
import io.rhapsode.events.work.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stored task that this version cannot read: its shape has changed, or its row is damaged. The row's name is left of it, and the metadata where those can be read.
 *
 * @param generation whose work it is, where it is a generation's
 */
record UnreadTask(Row row, Map<String, String> metaData, Optional<GenerationId> generation) {

    private static final Logger log = LoggerFactory.getLogger(UnreadTask.class);

    static UnreadTask of(TaskInstance<?> stored, Class<? extends Task> type) {
        Row row = Row.of(stored);
        return new UnreadTask(
                row,
                metaDataOf(stored),
                GenerationTask.class.isAssignableFrom(type) ? generationOf(row.instance()) : Optional.empty());
    }

    private static Map<String, String> metaDataOf(TaskInstance<?> stored) {
        try {
            return Map.copyOf(((Envelope) stored.getData()).metaData());
        } catch (RuntimeException unreadable) {
            return Map.of();
        }
    }

    /** The ids of all its tasks begin with its own. */
    private static Optional<GenerationId> generationOf(String taskId) {
        try {
            return Optional.of(new GenerationId(taskId.split("/", 2)[0]));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** What is known of it, for lines of the log. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>(metaData);
        fields.keySet().retainAll(DurableTask.IN_LOG_LINES);
        fields.put("task", row.task());
        fields.put("taskId", row.instance());
        generation.ifPresent(known -> fields.put("generationId", known.value()));
        return fields;
    }

    /** Fails the generation. Where that cannot be done, the task goes all the same: it would come back for ever, and the limit of its stage ends the generation. */
    void giveUp(CommandSender sender) {
        try {
            generation.ifPresent(
                    known -> new Commands(sender, metaData).send(new FailGeneration(known, FailureCode.INTERNAL)));
        } catch (RuntimeException refused) {
            log.atWarn()
                    .setCause(refused)
                    .log("the generation of an unreadable task is left to the limit of its stage");
        }
    }
}
