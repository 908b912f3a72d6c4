package io.rhapsode.benchmark.server;

import java.time.Duration;

/** Providers that a server can have. */
public enum Voices {
    /** Answers at once. */
    INSTANT("instant", 100),
    /** Answers after {@link #SLOW_ANSWER}, ten requests at a time. */
    SLOW("slow", 10),
    /** Speaks when it is allowed to, chunk by chunk, by {@link Baton}. */
    LED("led", 100),
    /** The real one, with the real mastering behind it. */
    LOCAL("local", Runtime.getRuntime().availableProcessors());

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
