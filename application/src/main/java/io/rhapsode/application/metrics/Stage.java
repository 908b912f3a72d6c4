package io.rhapsode.application.metrics;

/** A stretch of the way of a generation, by the name that metrics give it. */
enum Stage {
    /** From the request until the text is analysed, routed and cut. */
    PLANNING,
    /** From there until the first chunk is begun: for credits, a free task and a place at the provider. */
    WAITING,
    /** Until the last chunk is spoken, with every reroute in between. */
    SPEAKING,
    /** Until the file is joined, mastered and stored. */
    MERGING,
    /** From the request to the end. */
    WHOLE
}
