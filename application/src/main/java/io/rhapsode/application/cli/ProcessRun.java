package io.rhapsode.application.cli;

import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.Interruption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Runs a command as this process. A signal does not end the process but wishes that the command ends; the command's own status is then that of the process, so
 * that a server which was told to stop, and did, has succeeded.
 */
final class ProcessRun {

    /** How long a command may take to end: a server lets go of its tasks, then of its database. */
    private static final Duration END_LIMIT = Duration.ofSeconds(60);

    private ProcessRun() {}

    /** Does not return. */
    static void of(Interruption interruption, IntSupplier command) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread onSignal = new Thread(() -> endWith(status, interruption), "end");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            status.complete(command.getAsInt());
        } finally {
            status.complete(ExitCode.FAILED.status());
        }
        System.exit(status.join()); // after a signal the process is ending already, and this only waits for it
    }

    private static void endWith(CompletableFuture<Integer> status, Interruption interruption) {
        if (!status.isDone()) {
            Thread.ofVirtual().start(interruption::request);
        }
        status.completeOnTimeout(ExitCode.CANCELLED.status(), END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(status.join());
    }
}
