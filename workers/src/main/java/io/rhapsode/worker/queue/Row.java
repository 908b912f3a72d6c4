package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;

/** A task as the table names it. */
record Row(String task, String instance) {

    static Row of(TaskInstanceId id) {
        return new Row(id.getTaskName(), id.getId());
    }
}
