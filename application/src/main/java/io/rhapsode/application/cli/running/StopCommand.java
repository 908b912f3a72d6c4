package io.rhapsode.application.cli.running;

import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.FailureReport;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.application.server.Occupant;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Tells the server of a home directory to stop, and waits until it has. */
@Command(
        name = "stop",
        header = "Stops the server that runs in a home directory, and waits until it has stopped.",
        description = {
            "",
            "The server is asked to stop (SIGTERM), never killed. It takes no more requests, lets tasks finish for a few seconds, and leaves the rest: that "
                    + "goes on at its next start, or at once on another server of the same database. Only the very process that took the directory is asked: "
                    + "one that was given its number since is left alone. Where no server runs, nothing has to be done.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:it has stopped, or none was running",
            "1:it has not stopped in time, may not be stopped by this user, or runs for one command only",
            "2:wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rhapsode stop", "  rhapsode stop --home /var/lib/rhapsode --timeout 120"})
public final class StopCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LONGEST_TIMEOUT_SECONDS = 3_600;

    private final Surroundings surroundings;

    @Mixin
    private HomeOption options = new HomeOption();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long to wait for its end (default: 60); it goes on stopping afterwards")
    private int timeoutSeconds;

    public StopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (timeoutSeconds < 1 || timeoutSeconds > LONGEST_TIMEOUT_SECONDS) {
            throw CommandFailure.usage(
                    "timeout_invalid",
                    timeoutSeconds + " is no number of seconds to wait.",
                    "Choose one from 1 to " + LONGEST_TIMEOUT_SECONDS + ".");
        }
        try {
            Path home = options.of(surroundings);
            Optional<LocalServer> server = LocalServer.of(home);
            server.ifPresent(this::stop);
            tell(home, server);
            return ExitCode.OK.status();
        } catch (CommandFailure failure) {
            if (options.json) {
                surroundings.out().println(FailureReport.json(failure));
            }
            throw failure;
        }
    }

    private void stop(LocalServer server) {
        if (server.occupant().term() == Occupant.Term.COMMAND) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "belongs_to_a_command",
                    "The server in " + server.home() + " runs for a command (process "
                            + server.occupant().pid() + "), and ends with it.",
                    "Press Ctrl-C where that command runs.");
        }
        announce(server);
        if (!server.process().destroy() && server.process().isAlive()) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "not_permitted",
                    "Process " + server.occupant().pid() + " could not be told to stop.",
                    "Run the command as the user whose server it is.");
        }
        if (!endsInTime(server.process())) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "not_stopped_yet",
                    "Process " + server.occupant().pid() + " has been told to stop and has not ended within "
                            + timeoutSeconds + " s. It is not killed.",
                    "Wait with \"rhapsode stop\" once more. Whatever it was doing is safe: even kill -9 loses nothing.");
        }
    }

    private void announce(LocalServer server) {
        PrintStream err = surroundings.err();
        err.println("Stopping process " + server.occupant().pid()
                + server.url().map(URI::toString).map(url -> ", " + url).orElse("") + ".");
        server.status(surroundings)
                .filter(status -> !status.get("underWay").isEmpty())
                .ifPresent(status -> err.println("Generations "
                        + StatusReport.underWay(status)
                        + ". They go on at its next start, or at once on another server of this database."));
    }

    private boolean endsInTime(ProcessHandle process) {
        long waited = 0;
        while (process.isAlive()) {
            if (waited >= Duration.ofSeconds(timeoutSeconds).toMillis()
                    || surroundings.interruption().isRequested()) {
                return false;
            }
            surroundings.interruption().pause(LOOK_EVERY);
            waited += LOOK_EVERY.toMillis();
        }
        return true;
    }

    private void tell(Path home, Optional<LocalServer> stopped) {
        if (options.json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("home", home.toString());
            result.put("stopped", stopped.map(server -> server.occupant().pid()).orElse(null));
            surroundings.out().println(JSON.writeValueAsString(result));
        } else {
            surroundings.out().println(stopped.isPresent() ? "Stopped." : "No server runs in " + home + ".");
        }
    }
}
