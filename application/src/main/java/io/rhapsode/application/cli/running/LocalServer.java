package io.rhapsode.application.cli.running;

import io.rhapsode.application.cli.api.OperatorApi;
import io.rhapsode.application.cli.api.Readiness;
import io.rhapsode.application.cli.api.RefusedException;
import io.rhapsode.application.cli.api.Standing;
import io.rhapsode.application.cli.terminal.ServerAddress;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.application.server.BuildVersion;
import io.rhapsode.application.server.Home;
import io.rhapsode.application.server.Occupant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The living server of a home directory.
 *
 * @param url where it listens; empty while it starts
 */
public record LocalServer(Path home, Occupant occupant, ProcessHandle process, Optional<URI> url) {

    /** Empty where no process lives that took the directory. */
    public static Optional<LocalServer> of(Path home) {
        return Occupant.of(home)
                .flatMap(occupant -> occupant.process()
                        .map(process -> new LocalServer(
                                home, occupant, process, Home.urlOfServer(home).map(URI::create))));
    }

    public Readiness readiness() {
        return url.map(server -> new OperatorApi(server, null, BuildVersion.get()).readiness())
                .orElse(Readiness.SILENT);
    }

    /** What it says it is at; empty where the operator's key is not known, or the server does not answer. */
    public Optional<JsonNode> status(Surroundings surroundings) {
        Optional<String> key = surroundings.variable("RHAPSODE_OPERATOR_KEY").or(() -> Home.operatorKey(home));
        if (url.isEmpty() || key.isEmpty() || !ServerAddress.isOfThisMachine(url.get())) {
            return Optional.empty();
        }
        OperatorApi api = new OperatorApi(url.get(), key.get(), BuildVersion.get());
        try {
            return api.standing() == Standing.ADMITTED ? Optional.of(api.status()) : Optional.empty();
        } catch (RefusedException | IOException unanswered) {
            return Optional.empty();
        }
    }
}
