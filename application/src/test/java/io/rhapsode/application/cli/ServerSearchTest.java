package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rhapsode.application.cli.speak.Embedding;
import io.rhapsode.application.server.Home;
import io.rhapsode.application.server.HomeInUseException;
import io.rhapsode.application.server.Occupant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which server is used where several could be, or none is there. */
class ServerSearchTest {

    private static final String CREATE = "POST /generations";

    private final FakeServer server = new FakeServer();
    private final FakeServer other = new FakeServer();
    private final List<String> embedded = new ArrayList<>();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory);
        desk.write("tale.txt", "Once upon a time.");
    }

    @AfterEach
    void close() {
        server.close();
        other.close();
    }

    private void announce(FakeServer announced) {
        desk.write(".rhapsode/server-url", announced.url() + "\n");
        desk.write(".rhapsode/api-key", FakeServer.KEY + "\n");
    }

    /** Starts the fake instead of a real one, and writes down what happens to it. */
    private Embedding starting(FakeServer fake) {
        return (home, log, key) -> {
            embedded.add(
                    "started in " + desk.directory.relativize(home) + " with log " + desk.directory.relativize(log));
            Files.createDirectories(home);
            Files.writeString(home.resolve("api-key"), FakeServer.KEY + "\n");
            return new Embedding.Running() {
                @Override
                public URI url() {
                    return URI.create(fake.url());
                }

                @Override
                public void close() {
                    embedded.add("stopped");
                }
            };
        };
    }

    @Test
    void theOneThatIsNamedComesFirst() {
        desk.with(other);
        announce(other);
        desk.usualServer = URI.create(other.url());

        assertThat(desk.run("speak", "tale.txt", "--server", server.url() + "/").status())
                .isZero();

        assertThat(server.requests(CREATE)).hasSize(1);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void thenTheOneOfTheEnvironment() {
        desk.with(server);
        desk.usualServer = URI.create(other.url());
        announce(other);

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(server.requests(CREATE)).hasSize(1);
    }

    @Test
    void thenTheOneThatUsesTheHomeDirectory() {
        announce(server);
        desk.usualServer = URI.create(other.url());

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(server.requests(CREATE)).hasSize(1);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void thenTheOneWhereServersUsuallyAre() {
        desk.environment.put("RHAPSODE_API_KEY", FakeServer.KEY);
        desk.usualServer = URI.create(server.url());

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(server.requests(CREATE)).hasSize(1);
    }

    @Test
    void thenOneOfOurOwnForAsLongAsTheCommandLasts() {
        desk.embedding = starting(server);

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).startsWith("Starting Rhapsode in .rhapsode (log: .rhapsode/logs/rhapsode.log)\n");
        assertThat(embedded).containsExactly("started in .rhapsode with log .rhapsode/logs/rhapsode.log", "stopped");
    }

    @Test
    void ourOwnIsStoppedAfterAFailureToo() {
        desk.embedding = starting(server);
        server.resource(Words.FAILED);

        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(1);
        assertThat(embedded).endsWith("stopped");
    }

    @Test
    void anAnnouncementThatIsLeftOverIsPassedOver() {
        desk.write(".rhapsode/server-url", "http://127.0.0.1:" + Desk.closedPort() + "\n");
        desk.write(".rhapsode/api-key", FakeServer.KEY + "\n");
        desk.embedding = starting(server);

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(embedded).isNotEmpty();
    }

    @Test
    void aStrangerIsNeverShownTheKey() {
        other.on("GET /credits", FakeServer.send(200, "text/html", "<h1>Printer settings</h1>"));
        other.acceptsEverybody();
        desk.environment.put("RHAPSODE_API_KEY", FakeServer.KEY);
        desk.usualServer = URI.create(other.url());
        desk.embedding = starting(server);

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(other.requests())
                .isNotEmpty()
                .allMatch(request -> request.header("Authorization").isEmpty());
        assertThat(embedded).isNotEmpty();
    }

    @Test
    void whereServersUsuallyAreOneThatDoesNotTakeOurKeyIsSomebodyElses() {
        desk.environment.put("RHAPSODE_API_KEY", "rk_of_another_installation");
        desk.usualServer = URI.create(other.url());
        desk.embedding = (home, log, key) -> {
            embedded.add("started for " + key.orElse("nobody"));
            throw new IOException("enough is known");
        };

        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(3);
        assertThat(embedded).containsExactly("started for rk_of_another_installation");
    }

    @Test
    void aNamedServerMustAnswer() {
        desk.embedding = starting(server);
        String nobody = "http://127.0.0.1:" + Desk.closedPort();

        Desk.Outcome outcome = desk.run("speak", "tale.txt", "--server", nobody, "--api-key", FakeServer.KEY);

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("No server answers at " + nobody + ".", "rhapsode serve");
        assertThat(embedded).isEmpty();
    }

    @Test
    void aNamedServerMustBeARhapsode() {
        other.on("GET /credits", FakeServer.send(200, "text/html", "<h1>Printer settings</h1>"));
        other.acceptsEverybody();

        Desk.Outcome outcome = desk.run("speak", "tale.txt", "--server", other.url(), "--api-key", FakeServer.KEY);

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("is no Rhapsode server");
    }

    @Test
    void aNamedServerMustTakeTheKey() {
        Desk.Outcome outcome = desk.run("speak", "tale.txt", "--server", server.url(), "--api-key", "rk_wrong");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("does not take the API key");
    }

    @Test
    void theServerOfOurHomeMustTakeAKeyThatIsGiven() {
        announce(server);

        Desk.Outcome outcome = desk.run("speak", "tale.txt", "--api-key", "rk_wrong");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("does not take the API key");
    }

    @Test
    void aServerThatCannotBeStartedSaysWhyInOneLine() {
        desk.embedding = (home, log, key) -> {
            throw new IOException("wrapped", new IllegalStateException("the disk is full\nand more"));
        };

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("The server could not be started: the disk is full.\n")
                .contains(".rhapsode/logs/rhapsode.log");
    }

    @Test
    void whereAnotherCommandIsStartingAServerThatOneIsUsed() {
        Path home = desk.directory.resolve(".rhapsode");
        desk.embedding = (directory, log, key) -> {
            HomeInUseException refusal = refusalOf(home);
            announce(server);
            throw refusal;
        };

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(server.requests(CREATE)).hasSize(1);
    }

    /** What taking the home directory comes to while another process has it. */
    private static HomeInUseException refusalOf(Path home) {
        try (Home taken = Home.take(home, Occupant.Term.SERVICE)) {
            return catchThrowableOfType(
                    HomeInUseException.class, () -> Home.take(taken.directory(), Occupant.Term.SERVICE));
        }
    }

    @Test
    void whenTheServerOfOurHomeIsGoneForGoodAnotherOneGoesOnWithItsWork() {
        announce(server);
        desk.embedding = starting(other);
        server.tells(wire -> {
            wire.event(6, "progress", "generating", 1, 0.2);
            desk.err.awaitText("1 of 4 parts");
            Thread.ofVirtual().start(server::close);
            wire.breakOff();
        });

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isZero();
        assertThat(other.requests(CREATE)).as("nothing is begun a second time").isEmpty();
        assertThat(other.only("GET /generations/gen_1/events").header("Last-event-id"))
                .isEqualTo(Optional.of("6"));
        assertThat(embedded).hasSize(2).endsWith("stopped");
    }

    @Test
    void aServerElsewhereIsNotReplacedByOneHere() {
        desk.with(server);
        desk.embedding = starting(other);
        server.tells(wire -> {
            Thread.ofVirtual().start(server::close);
            wire.breakOff();
        });

        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(3);
        assertThat(embedded).isEmpty();
    }
}
