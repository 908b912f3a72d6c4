package io.rhapsode.saga;

import io.rhapsode.events.work.Task;
import io.rhapsode.events.work.WorkQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** A queue that only remembers what was enqueued, and for whom. */
public final class RecordingQueue implements WorkQueue {

    private final List<Task> tasks = new ArrayList<>();
    private final List<Map<String, ?>> names = new ArrayList<>();

    @Override
    public void enqueue(Task task) {
        tasks.add(task);
        names.add(CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().getCorrelationData() : Map.of());
    }

    /** What a task that was enqueued takes along of the message that led to it. */
    public List<Map<String, ?>> metaData() {
        return List.copyOf(names);
    }

    public List<Task> tasks() {
        return List.copyOf(tasks);
    }
}
