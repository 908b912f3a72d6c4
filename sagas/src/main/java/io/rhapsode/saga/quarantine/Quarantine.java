package io.rhapsode.saga.quarantine;

/** Where an event that was passed over waits for the operator. */
interface Quarantine {

    /** Keeps the event, in the transaction of the current unit of work; once for each processor, however often it is called. */
    void keep(QuarantinedEvent event);
}
