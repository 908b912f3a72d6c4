package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.server.Home;
import io.rhapsode.application.server.Occupant;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot start says why in a line, before it has started anything. */
class ServeCommandTest {

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory);
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Desk.Outcome outcome = desk.run("serve", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err())
                    .startsWith("rhapsode: Port " + taken.getLocalPort()
                            + " of 127.0.0.1 cannot be had: Address already in use")
                    .contains("--port")
                    .hasLineCount(2);
            assertThat(desk.directory).isEmptyDirectory();
        }
    }

    @Test
    void anAddressThatIsNotOfThisMachine() {
        desk.environment.put("RHAPSODE_BIND", "192.0.2.7"); // nobody has it

        Desk.Outcome outcome = desk.run("serve", "--port", "0");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("rhapsode: Port 0 of 192.0.2.7 cannot be had: ")
                .contains("Set RHAPSODE_BIND to an address of this machine")
                .doesNotContain("--port")
                .hasLineCount(2);
    }

    @Test
    void aPortThatOurOwnServerHas() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + taken.getLocalPort();
            desk.write(".rhapsode/server-url", url + "\n");

            assertThat(desk.run("serve", "--port", String.valueOf(taken.getLocalPort()))
                            .err())
                    .startsWith("rhapsode: A Rhapsode that uses ")
                    .contains(".rhapsode listens on " + url + " already.");
        }
    }

    @Test
    void aHomeDirectoryThatIsInUse() {
        Path home = desk.directory.resolve("home");
        try (Home taken = Home.take(home, Occupant.Term.SERVICE)) {
            Desk.Outcome outcome = desk.run("serve", "--port", "0", "--home", "home");

            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err())
                    .startsWith("rhapsode: another Rhapsode uses " + taken.directory())
                    .hasLineCount(1);
        }
    }
}
