package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.cli.terminal.Screen.Stream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the audio goes, and what is said about it. */
class SpeakOutputTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FakeServer server = new FakeServer();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory).with(server);
        desk.write("texts/tale.txt", "Once upon a time.");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theAudioGetsTheTextsNameInTheWorkingDirectory() {
        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt");

        assertThat(outcome.status()).isZero();
        assertThat(desk.files()).containsExactly("tale.mp3");
        assertThat(desk.read("tale.mp3")).isEqualTo(FakeServer.AUDIO);
        assertThat(outcome.out())
                .isEqualTo("tale.mp3: 18:04, 45 bytes, -19.0 LUFS, spoken by local:en-gb, 1,200 credits\n");
    }

    @Test
    void whatTheDownloadChargesIsTold() {
        String paid =
                Words.COMPLETED.replace("\"creditsCharged\"", "\"charging\": \"at-download\", \"creditsCharged\"");
        server.resource(paid).next("GET /generations/gen_1", FakeServer.json(200, paid.replace("1200", "0")));

        assertThat(desk.run("speak", "texts/tale.txt").out()).contains("1,200 credits");
    }

    @Test
    void aFileWhoseNameWasNotGivenIsNotReplaced() {
        desk.write("tale.mp3", "a song");

        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("tale.mp3 is there already.").contains("--force");
        assertThat(desk.read("tale.mp3")).isEqualTo("a song".getBytes(StandardCharsets.UTF_8));
        assertThat(server.requests()).as("nothing is spent on it").isEmpty();
    }

    @Test
    void forceReplacesIt() {
        desk.write("tale.mp3", "a song");

        assertThat(desk.run("speak", "texts/tale.txt", "--force").status()).isZero();

        assertThat(desk.read("tale.mp3")).isEqualTo(FakeServer.AUDIO);
    }

    @Test
    void aFileThatIsNamedIsReplaced() {
        desk.write("take.mp3", "the take before");

        assertThat(desk.run("speak", "texts/tale.txt", "-o", "take.mp3").status())
                .isZero();

        assertThat(desk.read("take.mp3")).isEqualTo(FakeServer.AUDIO);
    }

    @Test
    void intoADirectoryItGoesUnderTheTextsName() {
        assertThat(desk.run("speak", "texts/tale.txt", "-o", "texts", "--format", "opus")
                        .status())
                .isZero();

        assertThat(desk.read("texts/tale.opus")).isEqualTo(FakeServer.AUDIO);
    }

    @Test
    void whatALinkLeadsToIsReplacedAndNotTheLink() throws Exception {
        desk.write("texts/take.mp3", "the take before");
        Files.createSymbolicLink(desk.directory.resolve("latest.mp3"), Path.of("texts/take.mp3"));

        assertThat(desk.run("speak", "texts/tale.txt", "-o", "latest.mp3").status())
                .isZero();

        assertThat(desk.directory.resolve("latest.mp3")).isSymbolicLink();
        assertThat(desk.read("texts/take.mp3")).isEqualTo(FakeServer.AUDIO);
    }

    @Test
    void standardOutputGetsTheAudioAndNothingElse() {
        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt", "-o", "-");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.audio()).isEqualTo(FakeServer.AUDIO);
        assertThat(outcome.err()).endsWith("1,200 credits\n");
        assertThat(desk.files()).isEmpty();
    }

    @Test
    void standardOutputCannotHoldAudioAndJson() {
        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt", "-o", "-", "--json");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(JSON.readTree(outcome.out()).at("/error/code").asString()).isEqualTo("output_is_result");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTerminalGetsNoAudio() {
        desk.terminals.add(Stream.OUT);

        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt", "-o", "-");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.audio()).isEmpty();
    }

    @Test
    void audioThatBreaksOffLeavesTheFileAsItWas() {
        desk.write("take.mp3", "the take before");
        server.on("GET /generations/gen_1/audio", exchange -> FakeServer.audio(exchange, 7));

        assertThat(desk.run("speak", "texts/tale.txt", "-o", "take.mp3").status())
                .isEqualTo(3);

        assertThat(desk.files()).containsExactly("take.mp3");
        assertThat(desk.read("take.mp3")).isEqualTo("the take before".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void audioThatIsTooShortIsNotTakenForWhole() {
        server.on("GET /generations/gen_1/audio", FakeServer.send(200, "audio/mpeg", "ID3"));

        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("3 bytes of audio where it had promised 45");
        assertThat(desk.files()).isEmpty();
    }

    @Test
    void quietSaysNothing() {
        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt", "--quiet");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void quietStillSaysWhyItFailed() {
        server.resource(Words.FAILED);

        assertThat(desk.run("speak", "texts/tale.txt", "-q").err()).startsWith("rhapsode: local: timeout");
    }

    @Test
    void programsGetTheResultAsJson() {
        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt", "--json");

        JsonNode result = JSON.readTree(outcome.out());
        assertThat(result.at("/exitCode").asInt()).isZero();
        assertThat(result.at("/file").asString())
                .isEqualTo(desk.directory.resolve("tale.mp3").toString());
        assertThat(result.at("/generation/audio/peakDb").asDouble()).isEqualTo(-3.1);
    }

    @Test
    void programsGetFailuresAsJsonToo() {
        server.next(
                "POST /generations",
                FakeServer.problem(402, "insufficient_credits", "It needs 1,200 credits; 3 are available."));

        Desk.Outcome outcome = desk.run("speak", "texts/tale.txt", "--json");

        JsonNode result = JSON.readTree(outcome.out());
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(result.at("/exitCode").asInt()).isEqualTo(4);
        assertThat(result.at("/error/code").asString()).isEqualTo("insufficient_credits");
        assertThat(result.at("/error/message").asString()).contains("It needs 1,200 credits");
        assertThat(result.at("/error/advice").asString()).contains("--strategy cost");
    }

    @Test
    void aVoiceThatStoodInIsMentioned() {
        server.resource(Words.COMPLETED.replace("\"fallbackUsed\": false", "\"fallbackUsed\": true"));

        assertThat(desk.run("speak", "texts/tale.txt").out())
                .contains("spoken by local:en-gb after another provider failed");
    }

    @Test
    void whatIsNotMeasuredIsNotTold() {
        server.resource(Words.COMPLETED.replace("-19.02", "null"));

        assertThat(desk.run("speak", "texts/tale.txt").out())
                .isEqualTo("tale.mp3: 18:04, 45 bytes, spoken by local:en-gb, 1,200 credits\n");
    }
}
