package io.rhapsode.application.cli;

import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.application.cli.terminal.Surroundings;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into sentences and an exit code. */
final class Failures implements IExecutionExceptionHandler {

    private static final String DEBUG = "RHAPSODE_DEBUG";

    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The command line cannot be understood. */
    static int wrongCall(ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("rhapsode: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("          Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.status();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof CommandFailure known) {
            err.println("rhapsode: " + known.sentence());
            known.advice().ifPresent(advice -> err.println("          " + advice));
            return known.exitCode().status();
        }
        err.println("rhapsode: Something went wrong that nobody foresaw: "
                + failure.getClass().getSimpleName() + ": " + RootCause.sentence(failure));
        if (surroundings.variable(DEBUG).isPresent()) {
            failure.printStackTrace(err);
        } else {
            err.println("          With " + DEBUG + "=1 in the environment, it is told where.");
        }
        return ExitCode.FAILED.status();
    }
}
