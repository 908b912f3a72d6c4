package io.rhapsode.worker.queue;

import io.rhapsode.events.work.Task;

/**
 * Does one kind of {@link Task}, at least once: doing it again must be harmless. Called on a virtual thread, which is interrupted when the server stops.
 *
 * @param <T> the kind
 */
public interface TaskHandler<T extends Task> {

    Class<T> type();

    /**
     * Does the work and reports by commands; when it returns, the task is done.
     *
     * @param commands carry on the metadata of the message that led to the task
     * @throws Exception where it should be tried again later
     */
    void perform(T task, Commands commands) throws Exception;

    /** Reports that the task failed for good, after {@link QueueSettings#maxAttempts} attempts. */
    void giveUp(T task, Commands commands);
}
