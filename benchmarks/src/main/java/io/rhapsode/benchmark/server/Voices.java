package io.rhapsode.benchmark.server;

import java.time.Duration;

/** The one provider that a server has. */
public enum Voices {
    /** Answers at once. */
    INSTANT("instant", 100),
    /** Answers after {@link #SLOW_ANSWER}, ten requests at a time. */
    SLOW("slow", 10);

    public static final Duration SLOW_ANSWER = Duration.ofMillis(200);

    private final String type;
    private final int concurrency;

    Voices(String type, int concurrency) {
        this.type = type;
        this.concurrency = concurrency;
    }

    String type() {
        return type;
    }

    public int concurrency() {
        return concurrency;
    }
}
