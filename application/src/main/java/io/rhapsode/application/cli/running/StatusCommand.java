package io.rhapsode.application.cli.running;

import io.rhapsode.application.cli.api.Readiness;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.FailureReport;
import io.rhapsode.application.cli.terminal.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** What the server of a home directory is doing. */
@Command(
        name = "status",
        header = "Shows whether a server runs in a home directory, and what it is doing.",
        description = {
            "",
            "What it is doing is shown to whoever has the operator's key: $RHAPSODE_OPERATOR_KEY, or operator-key in the home directory.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:it runs and takes requests",
            "1:it runs, but does not take requests: it starts, stops, or misses its database",
            "2:wrong usage",
            "3:no server runs there"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rhapsode status", "  rhapsode status --home /var/lib/rhapsode --json"})
public final class StatusCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private HomeOption options = new HomeOption();

    public StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path home = options.of(surroundings);
        LocalServer server = LocalServer.of(home).orElseThrow(() -> nobody(home));
        Readiness readiness = server.readiness();
        Optional<JsonNode> status = server.status(surroundings);
        surroundings
                .out()
                .print(
                        options.json
                                ? StatusReport.json(server, readiness, status) + "\n"
                                : StatusReport.text(server, readiness, status));
        return (readiness == Readiness.READY ? ExitCode.OK : ExitCode.FAILED).status();
    }

    private CommandFailure nobody(Path home) {
        CommandFailure failure = new CommandFailure(
                ExitCode.UNREACHABLE,
                "not_running",
                "No server runs in " + home + ".",
                "Start one with \"rhapsode serve\", or name another directory with --home or RHAPSODE_HOME.");
        if (options.json) {
            surroundings.out().println(FailureReport.json(failure));
        }
        return failure;
    }
}
