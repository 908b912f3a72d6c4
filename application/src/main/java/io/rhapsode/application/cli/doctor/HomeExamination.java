package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.running.LocalServer;
import io.rhapsode.application.server.BuildVersion;
import io.rhapsode.application.server.Occupant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who uses the home directory. */
final class HomeExamination implements Examination {

    private static final int SHORTEST_KEY = 24;

    private final Installation installation;

    HomeExamination(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(installation.server().map(this::running).orElseGet(this::nobody));
        for (String name : List.of("RHAPSODE_API_KEY", "RHAPSODE_OPERATOR_KEY")) {
            installation
                    .variable(name)
                    .filter(key -> key.length() < SHORTEST_KEY)
                    .ifPresent(key -> findings.add(Finding.fail(
                            name,
                            "is set, and too short",
                            "Give it at least " + SHORTEST_KEY + " characters: openssl rand -hex 32.")));
        }
        Optional<String> operators = installation.variable("RHAPSODE_OPERATOR_KEY");
        if (operators.isPresent() && operators.equals(installation.variable("RHAPSODE_API_KEY"))) {
            findings.add(Finding.fail(
                    "RHAPSODE_OPERATOR_KEY",
                    "is the same as RHAPSODE_API_KEY",
                    "One is the operator's, the other a tenant's: make another one."));
        }
        return findings;
    }

    private Finding running(LocalServer server) {
        Occupant occupant = server.occupant();
        String who = "process " + occupant.pid() + ", version " + occupant.version();
        return switch (server.readiness()) {
            case READY ->
                occupant.version().equals(BuildVersion.get())
                        ? Finding.ok("server", who + ", ready")
                        : Finding.warn(
                                "server",
                                who + ", ready; this program is " + BuildVersion.get(),
                                "Start the server anew to run what is installed: rhapsode stop, rhapsode serve.");
            case NOT_READY ->
                Finding.fail(
                        "server",
                        who + ", not ready",
                        "It misses its database, or an event processor has stopped: docs/runbooks/RhapsodeDatabaseUnreachable.md.");
            case SILENT ->
                server.url().isEmpty()
                        ? Finding.warn("server", who + ", starting", "Look again in a minute.")
                        : Finding.fail(
                                "server",
                                who + ", does not answer",
                                "Look at its log, then: rhapsode stop, rhapsode serve.");
        };
    }

    private Finding nobody() {
        return Occupant.of(installation.home())
                .map(gone -> Finding.ok(
                        "server",
                        "none runs; process " + gone.pid()
                                + " ended without letting go, the next start goes on with its work"))
                .orElseGet(() -> Finding.ok("server", "none runs in " + installation.home()));
    }
}
