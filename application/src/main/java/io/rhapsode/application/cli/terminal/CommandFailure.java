package io.rhapsode.application.cli.terminal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a command ends without having done what it was asked to do: a sentence for people, a code for programs, and what to do about it. */
public final class CommandFailure extends RuntimeException {

    private final ExitCode exitCode;
    private final String code;
    private final @Nullable String advice;

    public CommandFailure(ExitCode exitCode, String code, String sentence) {
        this(exitCode, code, sentence, null);
    }

    /**
     * @param code stable, in snake_case; the server's where the server refused
     * @param sentence what happened
     * @param advice what can be done about it, a sentence too
     */
    public CommandFailure(ExitCode exitCode, String code, String sentence, @Nullable String advice) {
        super(sentence);
        this.exitCode = exitCode;
        this.code = code;
        this.advice = advice;
    }

    /** A wrong call: nothing was asked of a server. */
    public static CommandFailure usage(String code, String sentence, String advice) {
        return new CommandFailure(ExitCode.USAGE, code, sentence, advice);
    }

    /** Somebody pressed Ctrl-C, and nothing is left of what was begun. */
    public static CommandFailure cancelled(String sentence) {
        return new CommandFailure(ExitCode.CANCELLED, "cancelled", sentence);
    }

    /** Somebody pressed Ctrl-C, and what was begun is worth going on with. */
    public static CommandFailure interrupted(String sentence) {
        return new CommandFailure(
                ExitCode.CANCELLED,
                "interrupted",
                sentence,
                "Run the same command again: it goes on where this one left.");
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }
}
