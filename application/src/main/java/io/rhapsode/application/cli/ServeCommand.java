package io.rhapsode.application.cli;

import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.PlaceToListen;
import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.application.server.BuildVersion;
import io.rhapsode.application.server.Home;
import io.rhapsode.application.server.HomeInUseException;
import io.rhapsode.application.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(
        name = "serve",
        header = "Runs the server: the REST interface, and everything behind it, in one process.",
        description = {
            "",
            "It listens on 127.0.0.1 unless $RHAPSODE_BIND says otherwise, brings its own PostgreSQL unless $RHAPSODE_DATABASE_URL names one, and "
                    + "writes a line of JSON for whatever happens to standard output. SIGTERM and Ctrl-C stop it; what it was doing goes on at the next start.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:stopped as it was told to", "1:it could not start", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rhapsode serve",
            "  rhapsode serve --port 9000 --home /var/lib/rhapsode",
            "  RHAPSODE_BIND=0.0.0.0 RHAPSODE_DATABASE_URL=postgresql://me:secret@db:5432/speech rhapsode serve"
        })
final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private final Surroundings surroundings;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "where it listens (default: 8080); 0 for any free port")
    private int port;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "its data: database, audio, first keys; otherwise $RHAPSODE_HOME, or .rhapsode in the working directory")
    private @Nullable String directory;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw CommandFailure.usage(
                    "port_invalid", port + " is no port.", "Ports go from 0 to " + HIGHEST_PORT + ".");
        }
        Path home = surroundings.home(directory);
        refuseUsedPort(home);
        try (Server server = start(home)) {
            welcome(server.url(), home);
            surroundings.interruption().await();
            surroundings.err().println("Stopping.");
        }
        surroundings.err().println("Stopped.");
        return ExitCode.OK.status();
    }

    private Server start(Path home) {
        // Until Spring has set logging up, what is logged would not be JSON.
        LoggingSystem.get(ServeCommand.class.getClassLoader()).beforeInitialize();
        try {
            return Server.start(home, port, Map.of());
        } catch (HomeInUseException another) {
            throw new CommandFailure(ExitCode.FAILED, "home_in_use", String.valueOf(another.getMessage()));
        } catch (IOException | RuntimeException failed) {
            throw new CommandFailure(
                    ExitCode.FAILED, "not_started", "The server could not start: " + RootCause.sentence(failed));
        }
    }

    /** Found out before anything is started, and told in one line. */
    private void refuseUsedPort(Path home) {
        PlaceToListen place = PlaceToListen.of(surroundings, port);
        place.obstacle().ifPresent(obstacle -> {
            Optional<String> ours = Home.urlOfServer(home).filter(url -> url.endsWith(":" + port));
            String otherPort =
                    "Choose another one with --port" + (ours.isPresent() ? " and another directory with --home." : ".");
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "port_in_use",
                    ours.map(url -> "A Rhapsode that uses " + home + " listens on " + url + " already.")
                            .orElse("Port " + port + " of " + place.address() + " cannot be had: " + obstacle.why()),
                    obstacle.advice().orElse(otherPort));
        });
    }

    private void welcome(String url, Path home) {
        PrintStream err = surroundings.err();
        err.println("Rhapsode " + BuildVersion.get() + " listens on " + url);
        err.println("  API key      "
                + (surroundings.variable("RHAPSODE_API_KEY").isPresent()
                        ? "the one in $RHAPSODE_API_KEY"
                        : "in " + home.resolve("api-key")));
        err.println("  operator key "
                + (surroundings.variable("RHAPSODE_OPERATOR_KEY").isPresent()
                        ? "the one in $RHAPSODE_OPERATOR_KEY"
                        : "in " + home.resolve("operator-key")));
        err.println("  interface    " + url + "/api/docs");
        err.println("  stop         Ctrl-C");
    }
}
