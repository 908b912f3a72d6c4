package io.rhapsode.application.faults;

import io.rhapsode.events.work.Task;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;

/** A handler whose server dies when a task is picked up, or when its work is done and the task still stands in the queue. */
record MortalHandler<T extends Task>(TaskHandler<T> handler, SuddenDeath death) implements TaskHandler<T> {

    @Override
    public Class<T> type() {
        return handler.type();
    }

    @Override
    public void perform(T task, Commands commands) throws Exception {
        boolean due = death.isDueAt(Moment.TASK, type().getSimpleName());
        if (due && !death.after()) {
            death.come();
        }
        handler.perform(task, commands);
        if (due) {
            death.come();
        }
    }

    @Override
    public void giveUp(T task, Commands commands) {
        handler.giveUp(task, commands);
    }
}
