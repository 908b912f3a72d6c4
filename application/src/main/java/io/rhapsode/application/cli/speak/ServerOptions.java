package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.terminal.ServerAddress;
import io.rhapsode.application.cli.terminal.Surroundings;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is asked. */
final class ServerOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "the server to use, for example http://127.0.0.1:8080; otherwise $RHAPSODE_URL, the server that uses "
                            + "$RHAPSODE_HOME, or the one on port 8080; where none answers, one runs for as long as the command lasts")
    @Nullable
    String server;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "the key the server wants; better given by $RHAPSODE_API_KEY, which other users do not see; "
                    + "otherwise $RHAPSODE_HOME/api-key")
    @Nullable
    String apiKey;

    Optional<URI> server(Surroundings surroundings) {
        return said(server).or(() -> surroundings.variable("RHAPSODE_URL")).map(ServerAddress::of);
    }

    Optional<String> apiKey(Surroundings surroundings) {
        return said(apiKey).or(() -> surroundings.variable("RHAPSODE_API_KEY"));
    }

    private static Optional<String> said(@Nullable String value) {
        return Optional.ofNullable(value).filter(said -> !said.isBlank());
    }
}
