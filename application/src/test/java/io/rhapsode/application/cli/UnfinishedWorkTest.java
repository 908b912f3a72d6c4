package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that died is run again: it goes on with what was begun, and begins nothing twice. */
class UnfinishedWorkTest {

    private final FakeServer server = new FakeServer();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory).with(server);
        desk.write("tale.txt", "Once upon a time.");
        desk.write(".rhapsode/node", "a home directory");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private List<String> keys() {
        return server.requests("POST /generations").stream()
                .map(request -> request.header("Idempotency-key").orElseThrow())
                .toList();
    }

    @Test
    void theSameCommandAsksForTheSameGeneration() {
        server.on("POST /generations", exchange -> exchange.close());
        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(3);
        server.on("POST /generations", FakeServer.json(202, Words.ACCEPTED));

        Desk.Outcome outcome = desk.run("speak", "tale.txt");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).contains("Going on with gen_1, which was begun before.");
        assertThat(keys()).hasSizeGreaterThan(1).containsOnly(keys().getFirst());
    }

    @Test
    void aSuccessEndsIt() {
        desk.run("speak", "tale.txt");
        desk.run("speak", "tale.txt", "--force");

        assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aFailureAndARefusalEndItToo() {
        server.resource(Words.FAILED);
        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(1);
        server.next("POST /generations", FakeServer.problem(402, "insufficient_credits", "No."));
        assertThat(desk.run("speak", "tale.txt").status()).isEqualTo(4);
        server.resource(Words.COMPLETED);
        assertThat(desk.run("speak", "tale.txt").status()).isZero();

        assertThat(keys()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void anotherWishIsAnotherGeneration() {
        server.on("POST /generations", exchange -> exchange.close());
        desk.run("speak", "tale.txt");
        server.on("POST /generations", FakeServer.json(202, Words.ACCEPTED));

        Desk.Outcome outcome = desk.run("speak", "tale.txt", "--format", "wav");

        assertThat(outcome.err()).doesNotContain("begun before");
        assertThat(keys().getLast()).isNotEqualTo(keys().getFirst());
    }

    @Test
    void nothingOfTheTextIsKept() throws Exception {
        server.on("POST /generations", exchange -> exchange.close());
        desk.run("speak", "tale.txt");

        try (var kept = Files.list(desk.directory.resolve(".rhapsode/unfinished"))) {
            assertThat(kept).singleElement().satisfies(file -> {
                assertThat(String.valueOf(file.getFileName())).matches("[0-9a-f]{64}");
                assertThat(Files.readString(file)).isEqualTo(keys().getFirst() + "\n");
            });
        }
    }

    @Test
    void noHomeDirectoryIsMadeForIt(@TempDir Path elsewhere) {
        desk.environment.put("RHAPSODE_HOME", elsewhere.resolve("home").toString());

        assertThat(desk.run("speak", "tale.txt").status()).isZero();
        assertThat(elsewhere).isEmptyDirectory();
    }
}
