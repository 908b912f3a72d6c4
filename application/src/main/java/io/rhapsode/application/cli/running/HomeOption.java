package io.rhapsode.application.cli.running;

import io.rhapsode.application.cli.terminal.Surroundings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose server is meant. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "the home directory of the server; otherwise $RHAPSODE_HOME, or .rhapsode in the working directory")
    private @Nullable String directory;

    @Option(names = "--json", description = "print the result as JSON on standard output, failures too")
    boolean json;

    Path of(Surroundings surroundings) {
        return surroundings.home(directory);
    }
}
