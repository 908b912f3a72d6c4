package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.cli.terminal.Screen.Stream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C. */
class CancelTest {

    private static final String CANCEL = "POST /generations/gen_1/cancel";

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

    @Test
    void theGenerationIsCancelledAndWhatItCostIsTold() {
        server.resource(Words.CANCELLED).tells(wire -> {
            wire.event(6, "progress", "generating", 2, 0.4);
            desk.interruption.request();
            server.awaitCancellation();
            wire.event(9, "cancelled", "cancelled", 2, 0.4);
        });

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(130);
        assertThat(server.requests(CANCEL)).hasSize(1);
        assertThat(outcome.err()).contains("Cancelling.", "Cancelled after 2 of 4 parts; charged: 300 credits.");
        assertThat(desk.files()).containsExactly("tale.txt");
    }

    @Test
    void onATerminalTheBarMakesRoomForIt() {
        desk.terminals.add(Stream.ERR);
        server.resource(Words.CANCELLED).tells(wire -> {
            wire.event(6, "progress", "generating", 2, 0.4);
            desk.interruption.request();
            server.awaitCancellation();
            wire.event(9, "cancelled", "cancelled", 2, 0.4);
        });

        assertThat(desk.run("speak", "tale.txt").err())
                .contains("\r\u001b[KCancelling.\n")
                .contains("\r\u001b[Krhapsode: Cancelled after 2 of 4 parts");
    }

    @Test
    void beforeAnythingWasAskedForNothingIs() {
        desk.interruption.request();

        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(130);
        assertThat(server.requests("POST /generations")).isEmpty();
    }

    @Test
    void whileItIsAskedForItIsCancelledAsSoonAsItHasAName() {
        server.resource(Words.CANCELLED)
                .next("POST /generations", exchange -> {
                    desk.interruption.request();
                    FakeServer.json(202, Words.ACCEPTED).to(exchange);
                })
                .tells(wire -> {
                    server.awaitCancellation();
                    wire.event(9, "cancelled", "cancelled", 0, 0);
                });

        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(130);
        assertThat(server.requests(CANCEL)).hasSize(1);
    }

    @Test
    void whatIsFinishedAlreadyIsKeptForAnotherRun() {
        desk.write(".rhapsode/node", "a home directory");
        server.refusesToCancel().tells(wire -> {
            desk.interruption.request();
            server.awaitCancellation();
            Words.everything(wire);
        });

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(130);
        assertThat(outcome.err())
                .contains("It was finished before it could be cancelled.", "Run the same command again");
        assertThat(desk.files()).containsExactly("tale.txt");

        Desk again = new Desk(desk.directory).with(server);
        assertThat(again.run("speak", "tale.txt").err()).contains("Going on with gen_1");
        assertThat(server.requests("POST /generations"))
                .extracting(request -> request.header("Idempotency-key"))
                .containsOnly(server.requests("POST /generations").getFirst().header("Idempotency-key"));
    }

    @Test
    void aServerThatIsGoneDoesNotKeepTheCommand() {
        server.tells(wire -> {
            server.close();
            desk.interruption.request();
            wire.breakOff();
        });

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(130);
        assertThat(outcome.err()).contains("Stopped while the server did not answer");
    }

    @Test
    void aDownloadStopsAtOnceAndLeavesNothing() {
        server.on("GET /generations/gen_1/audio", exchange -> {
            exchange.sendResponseHeaders(200, FakeServer.AUDIO.length);
            exchange.getResponseBody().write(FakeServer.AUDIO, 0, 7);
            exchange.getResponseBody().flush();
            desk.interruption.request();
            server.awaitClose();
        });

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isEqualTo(130);
        assertThat(outcome.err()).contains("Stopped while the finished file was fetched.");
        assertThat(desk.files()).containsExactly("tale.txt");
    }
}
