package io.rhapsode.worker.queue;

import io.rhapsode.events.work.Task;

/** A task of the tests. */
record Chore(String name, int priority) implements Task {

    Chore(String name) {
        this(name, 0);
    }

    @Override
    public String taskId() {
        return name;
    }
}
