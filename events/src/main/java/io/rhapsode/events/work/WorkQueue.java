package io.rhapsode.events.work;

/** The durable queue. One of the two ports that cross the star. */
public interface WorkQueue {

    /**
     * Enqueues the task in the transaction of the current unit of work: it exists exactly if that commits. Carries the message's metadata on to the commands
     * which the work will send. Outside a unit of work it is a transaction of its own.
     */
    void enqueue(Task task);
}
