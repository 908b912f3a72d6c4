package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.server.Home;
import io.rhapsode.application.server.Occupant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom {@code stop} stops, and whom it leaves alone. This very process stands in for a server: were it stopped, there would be no test. */
class StopAndStatusTest {

    private static final String STATUS = """
            {"version": "1", "node": "node-1", "underWay": {"generating": 2, "merging": 1},
             "queue": {"waiting": 4, "running": 3, "failing": 0}, "providers": {"local": "up", "studio": "circuit open"},
             "processors": [{"processor": "p", "rebuildable": true, "running": true, "head": 9, "deadLetters": 2, "segments":
               [{"segment": 0, "here": true, "position": 4, "behind": 5, "replaying": false, "error": null}]}]}""";

    private final FakeServer server = new FakeServer()
            .on("GET /actuator/processors", FakeServer.json(200, "{\"processors\": []}"))
            .on("GET /actuator/status", FakeServer.json(200, STATUS))
            .on("GET /actuator/health/readiness", FakeServer.json(200, "{\"status\": \"UP\"}"));
    private Desk desk = new Desk(Path.of(""));
    private Path home = Path.of("");

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory);
        home = directory.resolve(".rhapsode");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void announce() {
        desk.write(".rhapsode/server-url", server.url() + "\n");
        desk.write(".rhapsode/operator-key", FakeServer.KEY + "\n");
    }

    @Test
    void whereNoServerRunsThatIsSaid() {
        Desk.Outcome status = desk.run("status", "--json");
        assertThat(status.status()).isEqualTo(3);
        assertThat(status.out()).contains("\"code\":\"not_running\"");
        assertThat(status.err()).contains("No server runs in " + home, "rhapsode serve");

        Desk.Outcome stop = desk.run("stop");
        assertThat(stop.status()).as("there is nothing to do").isZero();
        assertThat(stop.out()).isEqualTo("No server runs in " + home + ".\n");
    }

    @Test
    void aServerTellsWhatItIsAt() {
        try (Home taken = Home.take(home, Occupant.Term.SERVICE)) {
            announce();

            Desk.Outcome status = desk.run("status", "--home", taken.directory().toString());

            assertThat(status.status()).isZero();
            assertThat(status.out())
                    .contains(
                            server.url() + ", ready",
                            String.valueOf(ProcessHandle.current().pid()),
                            "3 under way: 2 generating, 1 merging",
                            "3 running, 4 waiting, 0 failing",
                            "studio: circuit open",
                            "p: 5 behind, dead letters: 2");
            assertThat(desk.run("status", "--json").out()).contains("\"readiness\":\"ready\"", "\"merging\":1");
        }
    }

    @Test
    void aServerThatCannotReachItsDatabaseIsNotReady() {
        server.on("GET /actuator/health/readiness", FakeServer.json(503, "{\"status\": \"DOWN\"}"));
        try (Home taken = Home.take(home, Occupant.Term.SERVICE)) {
            announce();

            Desk.Outcome status = desk.run("status");

            assertThat(status.status()).as(taken.directory().toString()).isEqualTo(1);
            assertThat(status.out()).contains("not ready");
        }
    }

    @Test
    void withoutTheOperatorsKeyOnlyWhatThisMachineKnowsIsTold() {
        try (Home taken = Home.take(home, Occupant.Term.SERVICE)) {
            announce();
            desk.environment.put("RHAPSODE_OPERATOR_KEY", "rho_of_another_server_00000");

            Desk.Outcome status = desk.run("status");

            assertThat(status.status()).as(taken.directory().toString()).isZero();
            assertThat(status.out())
                    .contains("ready", "needs the operator's key")
                    .doesNotContain("under way");
        }
    }

    @Test
    void aProcessThatWasGivenTheNumberOfAServerIsLeftAlone() throws IOException {
        try (Home taken = Home.take(home, Occupant.Term.SERVICE)) {
            Path file = taken.directory().resolve("server-process");
            Files.writeString(file, Files.readString(file).replaceFirst("birth=.*", "birth=another time"));

            assertThat(desk.run("stop").out()).startsWith("No server runs");
            assertThat(desk.run("status").status()).isEqualTo(3);
        }
    }

    @Test
    void theServerOfACommandEndsWithTheCommand() {
        try (Home taken = Home.take(home, Occupant.Term.COMMAND)) {
            Desk.Outcome stop = desk.run("stop", "--json");

            assertThat(stop.status()).as(taken.directory().toString()).isEqualTo(1);
            assertThat(stop.out()).contains("belongs_to_a_command");
            assertThat(stop.err()).contains("Ctrl-C");
        }
    }

    @Test
    void whoLetsGoOfAHomeLeavesNoTraceOfItsProcess() {
        Home.take(home, Occupant.Term.SERVICE).close();

        assertThat(home.resolve("server-process")).doesNotExist();
        assertThat(Occupant.of(home)).isEmpty();
    }

    @Test
    void aTimeoutIsSomeSeconds() {
        assertThat(desk.run("stop", "--timeout", "0").status()).isEqualTo(2);
        assertThat(desk.run("stop", "--timeout", "soon").status()).isEqualTo(2);
    }
}
