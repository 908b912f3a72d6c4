package io.rhapsode.saga;

import io.rhapsode.events.work.Task;
import io.rhapsode.events.work.WorkQueue;
import java.util.ArrayList;
import java.util.List;

/** A queue that only remembers what was enqueued. */
public final class RecordingQueue implements WorkQueue {

    private final List<Task> tasks = new ArrayList<>();

    @Override
    public void enqueue(Task task) {
        tasks.add(task);
    }

    public List<Task> tasks() {
        return List.copyOf(tasks);
    }
}
