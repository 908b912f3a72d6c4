package io.rhapsode.events.work;

/**
 * A piece of work that touches the outside world. It is done at least once, so doing it again must be harmless.
 *
 * <p>A task is a record, written as JSON: ids and numbers, no text and no audio.
 */
public interface Task {

    /** Names the work: a task with the same name and class that is already waiting is not enqueued a second time. */
    String taskId();

    /** Higher goes first among what is due. */
    default int priority() {
        return 0;
    }
}
