package io.rhapsode.saga;

/** The names under which the event processors of this side keep their tokens. They never change. */
public final class Processors {

    /** The sagas of the generations. */
    public static final String GENERATION_PROCESS = "generation-process";

    /** What follows an erasure. */
    public static final String ERASURE = "erasure";

    private Processors() {}
}
