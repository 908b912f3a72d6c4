package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.application.cli.terminal.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks whether everything is there that a server needs. */
@Command(
        name = "doctor",
        header = "Looks whether everything a server needs is there and well, and says what to do about what is not.",
        description = {
            "",
            "It looks at Java, ffmpeg and espeak-ng, the speech providers, the port, directories and free space, the bucket, the database with its roles, migrations, "
                    + "row security and clock, and at who uses the home directory. Run it as the server is run: as the same user, with the same environment. "
                    + "It works with and without a running server, changes nothing, and shows no key or password.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing stands in the way of a server", "1:something does", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rhapsode doctor",
            "  RHAPSODE_DATABASE_URL=postgresql://me:secret@db:5432/speech rhapsode doctor --home /var/lib/rhapsode --json"
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private final Surroundings surroundings;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "the home directory of the server; otherwise $RHAPSODE_HOME, or .rhapsode in the working directory")
    private @Nullable String directory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "where a server shall listen (default: 8080); 0 for any free port")
    private int port;

    @Option(names = "--json", description = "print the findings as JSON on standard output")
    private boolean json;

    public DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw CommandFailure.usage(
                    "port_invalid", port + " is no port.", "Ports go from 0 to " + HIGHEST_PORT + ".");
        }
        // What libraries log has no place among findings.
        LoggingSystem.get(DoctorCommand.class.getClassLoader()).beforeInitialize();
        SecretsExamination secrets = new SecretsExamination(surroundings.environment());
        Installation installation =
                Installation.of(surroundings.with(secrets.settings()), surroundings.home(directory), port);
        List<Finding> findings = Stream.of(
                        new JavaExamination(),
                        secrets,
                        new ToolsExamination(installation),
                        new HomeExamination(installation),
                        new DirectoriesExamination(installation),
                        new BucketExamination(installation),
                        new PortExamination(installation),
                        new DatabaseExamination(installation),
                        new ProvidersExamination(installation))
                .flatMap(examination -> look(examination).stream())
                .toList();
        surroundings
                .out()
                .print(json ? Diagnosis.json(installation.home(), findings) + "\n" : Diagnosis.text(findings));
        return (Diagnosis.count(findings, Level.FAIL) > 0 ? ExitCode.FAILED : ExitCode.OK).status();
    }

    /** One thing that cannot be looked at does not keep the others from being looked at. */
    private static List<Finding> look(Examination examination) {
        try {
            return examination.look();
        } catch (RuntimeException failed) {
            return List.of(Finding.fail(
                    examination
                            .getClass()
                            .getSimpleName()
                            .replace("Examination", "")
                            .toLowerCase(Locale.ROOT),
                    "could not be looked at: " + RootCause.sentence(failed),
                    "Run it as the user whose server it is."));
        }
    }
}
