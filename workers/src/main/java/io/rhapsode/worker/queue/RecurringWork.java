package io.rhapsode.worker.queue;

import java.time.Duration;

/**
 * Work that comes round by itself: on one node of all, and never twice at once. One round that fails or is cut short is made good by the next, so a round may begin
 * anywhere. Called on a virtual thread, which is interrupted when the server stops.
 */
public interface RecurringWork {

    /** Its name in the queue, which never changes. */
    String name();

    /** The time from the end of one round to the beginning of the next. */
    Duration every();

    /**
     * Does one round.
     *
     * @throws Exception where it could not be finished
     */
    void perform() throws Exception;
}
