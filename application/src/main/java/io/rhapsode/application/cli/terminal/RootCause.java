package io.rhapsode.application.cli.terminal;

import io.rhapsode.application.server.RejectedSettings;

/** What went wrong in the beginning, without everything that failed because of it. */
public final class RootCause {

    private static final int DEEPEST = 50;

    /** Enough for the longest that we say ourselves, of two entries of a file of prices, with what to do at its end. */
    private static final int LONGEST = 600;

    private RootCause() {}

    /** One line, ending with a full stop. */
    public static String sentence(Throwable failure) {
        return line(RejectedSettings.of(failure).orElseGet(() -> innermost(failure)));
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String line(String message) {
        String line = message.strip().lines().findFirst().orElse("").strip();
        if (line.length() > LONGEST) {
            return line.substring(0, LONGEST) + "…";
        }
        return line.endsWith(".") ? line : line + ".";
    }
}
