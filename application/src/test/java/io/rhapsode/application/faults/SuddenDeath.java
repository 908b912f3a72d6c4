package io.rhapsode.application.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** Ends the process at one moment, as kill -9 does: no shutdown hook, no last word to anybody, nothing flushed. */
final class SuddenDeath {

    /** What a shell says of a process that was killed with signal 9. */
    static final int STATUS = 128 + 9;

    private final Moment moment;
    private final AtomicInteger seen = new AtomicInteger();

    SuddenDeath(Moment moment) {
        this.moment = moment;
    }

    /** Whether this step, which is about to be taken, is the one. */
    boolean isDueAt(String place, String what) {
        return moment.place().equals(place) && moment.what().equals(what) && seen.incrementAndGet() == moment.time();
    }

    boolean after() {
        return moment.after();
    }

    void come() {
        Runtime.getRuntime().halt(STATUS);
    }
}
