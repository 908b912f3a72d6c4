package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is asked of the server. */
class SpeakRequestTest {

    private final FakeServer server = new FakeServer();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory).with(server);
        desk.write("tale.txt", "Once upon a time. Später: “Ende.”");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private JsonNode asked() {
        return server.only("POST /generations").json();
    }

    @Test
    void whatIsNotSaidIsLeftToTheServer() {
        assertThat(desk.run("speak", "tale.txt").status()).isZero();

        assertThat(asked().propertyNames()).containsExactlyInAnyOrder("text", "title", "audio");
        assertThat(asked().at("/text").asString()).isEqualTo("Once upon a time. Später: “Ende.”");
        assertThat(asked().at("/title").asString()).isEqualTo("tale");
        assertThat(asked().at("/audio/format").asString()).isEqualTo("mp3");
    }

    @Test
    void everyOptionReachesTheServer() {
        int status = desk.run(
                        "speak",
                        "tale.txt",
                        "--voice=local:en-gb",
                        "--strategy=Quality",
                        "--format=FLAC",
                        "--language=en-GB",
                        "--title=A Tale",
                        "--speed=1.25")
                .status();

        assertThat(status).isZero();
        assertThat(asked().at("/voiceId").asString()).isEqualTo("local:en-gb");
        assertThat(asked().at("/routing/strategy").asString()).isEqualTo("quality");
        assertThat(asked().at("/audio/format").asString()).isEqualTo("flac");
        assertThat(asked().at("/voicePreferences/language").asString()).isEqualTo("en-GB");
        assertThat(asked().at("/title").asString()).isEqualTo("A Tale");
        assertThat(asked().at("/settings/speed").asDouble()).isEqualTo(1.25);
    }

    @ParameterizedTest
    @CsvSource({"tale.mp3,mp3", "tale.M4A,m4a", "tale.opus,opus", "a.b.flac,flac", "tale.wav,wav", "tale,mp3"})
    void theEndingOfTheFileSaysTheFormat(String file, String format) {
        assertThat(desk.run("speak", "tale.txt", "-o", file).status()).isZero();

        assertThat(asked().at("/audio/format").asString()).isEqualTo(format);
        assertThat(desk.read(file)).isEqualTo(FakeServer.AUDIO);
    }

    @ParameterizedTest
    @CsvSource({"speak -", "speak"})
    void theTextCanBePipedIn(String command) {
        desk.in = "Good evening.".getBytes(StandardCharsets.UTF_8);

        assertThat(desk.run(command.split(" ")).status()).isZero();

        assertThat(asked().at("/text").asString()).isEqualTo("Good evening.");
        assertThat(asked().has("title")).isFalse();
        assertThat(desk.read("speech.mp3")).isEqualTo(FakeServer.AUDIO);
    }

    @Test
    void aByteOrderMarkIsNotSpoken() {
        desk.write("tale.txt", "\uFEFFOnce upon a time.");

        assertThat(desk.run("speak", "tale.txt").status()).isZero();

        assertThat(asked().at("/text").asString()).isEqualTo("Once upon a time.");
    }

    @Test
    void theKeyGoesAlongAndEveryRequestCanBeRepeated() {
        desk.run("speak", "tale.txt");

        FakeServer.Request request = server.only("POST /generations");
        assertThat(request.header("Authorization")).contains("Bearer " + FakeServer.KEY);
        assertThat(request.header("Idempotency-key").orElseThrow()).startsWith("cli-");
        assertThat(request.header("User-agent").orElseThrow()).startsWith("rhapsode-cli/");
    }

    @Test
    void theKeyGivenAsAnOptionIsTakenFirst() {
        desk.environment.put("RHAPSODE_API_KEY", "rk_another_key_0000000000");

        assertThat(desk.run("speak", "tale.txt", "--api-key", FakeServer.KEY).status())
                .isZero();
    }

    @Test
    void anEstimateSpeaksNothing() {
        Desk.Outcome outcome = desk.run("speak", "tale.txt", "--estimate", "--strategy", "cost", "--format", "wav");

        assertThat(outcome.status()).isZero();
        JsonNode asked = server.only("POST /generations/estimate").json();
        assertThat(asked.at("/routing/strategy").asString()).isEqualTo("cost");
        assertThat(asked.at("/audio/format").asString()).isEqualTo("wav");
        assertThat(server.requests("POST /generations")).isEmpty();
        assertThat(desk.files()).containsExactly("tale.txt");
        assertThat(outcome.out()).isEqualTo("""
                        7,756 characters, en, fiction narrative
                           PROVIDER  VOICE         CREDITS  COSTS US  QUALITY  LENGTH  TAKES
                        *  local     local:en-gb   0        $0.00     2/5      8:12    0:03
                           studio    studio:alloy  7,756    $0.116    4/5      8:01    1:02
                        * would be chosen
                        Out of the question: acme (circuit_open)
                        """);
    }

    @Test
    void anEstimateForProgramsIsTheServersOwn() {
        Desk.Outcome outcome = desk.run("speak", "tale.txt", "--estimate", "--json");

        assertThat(outcome.out()).startsWith("{\"characters\":7756").contains("\"estimatedLatencyMs\":62000");
    }

    @Test
    void anEstimateWithoutAnyProviderSaysSo() {
        server.on(
                "POST /generations/estimate",
                FakeServer.json(
                        200,
                        "{\"characters\": 1, \"language\": \"en\", \"contentType\": \"other\", \"options\": [], \"recommended\": null, \"excluded\": []}"));

        assertThat(desk.run("speak", "tale.txt", "--estimate").out()).contains("No provider can do it now.");
    }
}
