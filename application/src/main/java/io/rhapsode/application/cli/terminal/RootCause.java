package io.rhapsode.application.cli.terminal;

/** What went wrong in the beginning, without everything that failed because of it. */
public final class RootCause {

    private static final int DEEPEST = 50;

    /** Enough for the longest that we say ourselves, of two entries of a file of prices, with what to do at its end. */
    private static final int LONGEST = 600;

    private RootCause() {}

    /** One line, ending with a full stop. */
    public static String sentence(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.strip().lines().findFirst().orElse("").strip();
        if (line.length() > LONGEST) {
            return line.substring(0, LONGEST) + "…";
        }
        return line.endsWith(".") ? line : line + ".";
    }
}
