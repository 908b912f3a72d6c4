package io.rhapsode.saga.generation.domain;

/** What a generation is waiting for. */
public enum Stage {
    /** Analysis, routing, split. */
    PLANNING,
    /** The answer of the credit account. */
    HOLDING,
    /** The next chunk. */
    SPEAKING,
    /** The finished file. */
    MERGING,
    /** The file of what had been spoken when it was cancelled. */
    CUTTING_SHORT
}
