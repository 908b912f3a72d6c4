package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.cli.speak.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lost connection is not a lost generation. */
class ReconnectTest {

    private static final String EVENTS = "GET /generations/gen_1/events";
    private static final String AUDIO = "GET /generations/gen_1/audio";

    private final FakeServer server = new FakeServer();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory).with(server);
        desk.write("tale.txt", "Once upon a time.");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void theBeginning(FakeServer.Wire wire) throws IOException {
        wire.event(0, "status", "analyzing", 0, 0)
                .event(3, "status", "generating", 0, 0)
                .event(6, "progress", "generating", 1, 0.2);
        desk.err.awaitText("1 of 4 parts"); // what is under way when a connection breaks may be lost with it
    }

    private static void theRest(FakeServer.Wire wire) throws IOException {
        wire.event(9, "progress", "merging", 4, 0.8).event(15, "completed", "completed", 4, 1);
    }

    @Test
    void aStreamThatBreaksIsTakenUpAfterTheLastEvent() {
        server.tells(wire -> {
                    theBeginning(wire);
                    wire.line("id: 7").line("data: {\"half\":").breakOff();
                })
                .tells(ReconnectTest::theRest);

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isZero();
        assertThat(server.requests(EVENTS))
                .extracting(request -> request.header("Last-event-id"))
                .containsExactly(Optional.empty(), Optional.of("6"));
        assertThat(outcome.err()).contains("The server does not answer; trying again.", "The server is back.");
    }

    @Test
    void aStreamThatEndsTooEarlyIsTakenUpAsWell() {
        server.tells(this::theBeginning).tells(ReconnectTest::theRest);

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(server.requests(EVENTS)).hasSize(2);
    }

    @Test
    void aStreamThatHasNothingToAddIsTheEnd() {
        server.tells(this::theBeginning);
        server.next(EVENTS, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            theBeginning(new FakeServer.Wire(exchange.getResponseBody()));
        });
        server.next(EVENTS, FakeServer.send(204, "text/event-stream", ""));

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(server.requests(EVENTS)).hasSize(2);
    }

    @Test
    void aStreamWithoutASignOfLifeIsLost() {
        desk.patience = new Patience(
                Duration.ofMillis(1),
                Duration.ofMillis(4),
                Duration.ofMillis(20),
                Duration.ofMillis(60),
                Duration.ofMillis(50));
        server.tells(wire -> {
                    theBeginning(wire);
                    server.awaitRequests(EVENTS, 2); // and nothing more, while the connection stays open
                })
                .tells(ReconnectTest::theRest);

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(server.requests(EVENTS)).hasSize(2);
    }

    @Test
    void commentsKeepAStreamAlive() {
        server.tells(wire -> {
            theBeginning(wire);
            wire.line(": still here");
            theRest(wire);
        });

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(server.requests(EVENTS)).hasSize(1);
    }

    @Test
    void aStreamThatCannotBeHadForAMomentIsAskedForAgain() {
        server.next(EVENTS, FakeServer.problem(503, "unavailable", "In a moment."));

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
    }

    @Test
    void aServerThatRestartsIsWaitedFor() throws Exception {
        int port = server.port();
        try (Restart restart = new Restart(port)) {
            server.tells(wire -> {
                theBeginning(wire);
                Thread.ofVirtual().start(() -> {
                    server.close();
                    restart.begin();
                });
                wire.breakOff();
            });
            desk.patience = Patience.USUAL;

            assertThat(desk.run("speak", "tale.txt").status()).isZero();
            assertThat(restart.server().only(EVENTS).header("Last-event-id")).contains("6");
        }
    }

    @Test
    void aServerThatStaysAwayIsGivenUp() {
        server.tells(wire -> {
            theBeginning(wire);
            Thread.ofVirtual().start(server::close);
            wire.breakOff();
        });

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("The server at " + server.url() + " does not answer any more.")
                .contains("Run the same command again later");
    }

    @Test
    void aFileThatBreaksOffIsGoneOnWithWhereItStopped() {
        server.next(AUDIO, exchange -> FakeServer.audio(exchange, 7))
                .next(AUDIO, exchange -> FakeServer.audio(exchange, 20));

        assertThat(desk.run("speak", "tale.txt").status()).isZero();

        assertThat(desk.read("tale.mp3")).isEqualTo(FakeServer.AUDIO);
        assertThat(server.requests(AUDIO))
                .extracting(request -> request.header("Range"))
                .containsExactly(Optional.empty(), Optional.of("bytes=7-"), Optional.of("bytes=20-"));
        assertThat(server.requests(AUDIO).getLast().header("If-range")).contains("\"a1\"");
    }

    @Test
    void aFileThatStopsComingIsAskedForAgain() {
        desk.patience = new Patience(
                Duration.ofMillis(1),
                Duration.ofMillis(4),
                Duration.ofMillis(20),
                Duration.ofMillis(60),
                Duration.ofMillis(50));
        server.next(AUDIO, exchange -> {
            exchange.sendResponseHeaders(200, FakeServer.AUDIO.length);
            exchange.getResponseBody().write(FakeServer.AUDIO, 0, 7);
            exchange.getResponseBody().flush();
            server.awaitRequests(AUDIO, 2); // and nothing more, while the connection stays open
        });

        assertThat(desk.run("speak", "tale.txt").status()).isZero();

        assertThat(desk.read("tale.mp3")).isEqualTo(FakeServer.AUDIO);
        assertThat(server.requests(AUDIO)).hasSize(2);
    }

    @Test
    void aServerThatSendsAllOfItAgainIsUnderstood() {
        server.next(AUDIO, exchange -> FakeServer.audio(exchange, 7)).next(AUDIO, exchange -> {
            exchange.sendResponseHeaders(200, FakeServer.AUDIO.length);
            exchange.getResponseBody().write(FakeServer.AUDIO);
        });

        assertThat(desk.run("speak", "tale.txt", "-o", "-").audio()).isEqualTo(FakeServer.AUDIO);
    }

    /** The same server again, on the same port. */
    private static final class Restart implements AutoCloseable {

        private final int port;
        private final CompletableFuture<FakeServer> server = new CompletableFuture<>();

        Restart(int port) {
            this.port = port;
        }

        void begin() {
            FakeServer again = new FakeServer(port);
            again.tells(ReconnectTest::theRest);
            server.complete(again);
        }

        FakeServer server() {
            return server.join();
        }

        @Override
        public void close() {
            server.join().close();
        }
    }
}
