package io.rhapsode.application.cli.progress;

import org.jspecify.annotations.Nullable;

/** What a listener understands of a generation's status. */
enum Stage {
    WAITING("Waiting"),
    READING("Reading"),
    CHOOSING("Choosing a voice"),
    SPEAKING("Speaking"),
    MASTERING("Mastering"),
    DONE("Done"),
    STOPPED("Stopped");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    static Stage of(@Nullable String status) {
        return switch (status) {
            case "analyzing" -> READING;
            case "routing", "chunking" -> CHOOSING;
            case "generating" -> SPEAKING;
            case "merging" -> MASTERING;
            case "completed" -> DONE;
            case "failed", "cancelled" -> STOPPED;
            case null, default -> WAITING;
        };
    }

    boolean isLast() {
        return this == DONE || this == STOPPED;
    }

    String word() {
        return word;
    }
}
