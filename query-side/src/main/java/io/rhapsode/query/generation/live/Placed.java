package io.rhapsode.query.generation.live;

import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * An event with its own number in the log. Its token says how far the log has been read, which is further where the event came late.
 */
record Placed(long number, TrackedEventMessage<?> message) {

    /** For what was read behind a position, of which nothing can have been seen. */
    static final long NEW = Long.MAX_VALUE;
}
