package io.rhapsode.application.cli.progress;

import org.jspecify.annotations.Nullable;

/** What a listener understands of a generation's status. */
enum Stage {
    WAITING("Waiting"),
    READING("Reading"),
    CHOOSING("Choosing a voice"),
    SPEAKING("Speaking"),
    MASTERING("Mastering"),
    DONE("Done");

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
            case "completed", "failed", "cancelled" -> DONE;
            case null, default -> WAITING;
        };
    }

    String word() {
        return word;
    }
}
