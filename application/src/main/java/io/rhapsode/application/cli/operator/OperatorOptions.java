package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.terminal.ServerAddress;
import io.rhapsode.application.cli.terminal.Surroundings;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is asked, as whom, and how its answer is shown. */
final class OperatorOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "the server to ask, for example http://127.0.0.1:8080; otherwise $RHAPSODE_URL, the server "
                    + "that uses $RHAPSODE_HOME, or the one on port 8080")
    private @Nullable String server;

    @Option(
            names = "--operator-key",
            paramLabel = "KEY",
            description = "the operator's key; better given by $RHAPSODE_OPERATOR_KEY, which other users do not see; "
                    + "otherwise $RHAPSODE_HOME/operator-key")
    private @Nullable String key;

    @Option(names = "--json", description = "print the server's answer as JSON on standard output, failures too")
    boolean json;

    Optional<URI> server(Surroundings surroundings) {
        return said(server).or(() -> surroundings.variable("RHAPSODE_URL")).map(ServerAddress::of);
    }

    Optional<String> key(Surroundings surroundings) {
        return said(key).or(() -> surroundings.variable("RHAPSODE_OPERATOR_KEY"));
    }

    private static Optional<String> said(@Nullable String value) {
        return Optional.ofNullable(value).filter(said -> !said.isBlank());
    }
}
