package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the doctor finds where no server runs. */
class DoctorTest {

    private static final String SECRET = "sesame-open-yourself";

    private final FakeServer service = new FakeServer();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory);
    }

    @AfterEach
    void close() {
        service.close();
    }

    /** The finding about a subject. */
    private JsonNode finding(String subject) {
        String out = desk.run("doctor", "--port", "0", "--json").out();
        return JsonMapper.shared()
                .readTree(out)
                .get("findings")
                .valueStream()
                .filter(finding -> finding.get("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + subject + " in " + out));
    }

    private void assertThatItIs(String level, JsonNode finding) {
        assertThat(finding.get("level").asString()).as(finding.toString()).isEqualTo(level);
        assertThat(finding.has("advice")).as("what to do: " + finding).isEqualTo(!level.equals("ok"));
    }

    @Test
    void aMachineThatHasEverythingIsWell() {
        Desk.Outcome outcome = desk.run("doctor", "--port", "0");

        assertThat(outcome.status()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains("java ", "AOT cache", "ffmpeg ", "ffprobe ", "espeak-ng ", "home ", "objects ", "port ")
                .contains("database ", "provider local")
                .endsWith("0 in the way\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void itChangesNothing() throws IOException {
        desk.write(".rhapsode/node", "node-1\n");
        Set<Path> before = files();

        desk.run("doctor", "--port", "0");

        assertThat(files()).isEqualTo(before);
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(desk.directory)) {
            return files.collect(Collectors.toSet());
        }
    }

    @Test
    void aPortThatIsTakenIsInTheWay() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Desk.Outcome outcome = desk.run("doctor", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.out()).containsPattern("fail +port ").contains("Choose another one");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsInTheWayAndItsPasswordIsNotShown() {
        desk.environment.put(
                "RHAPSODE_DATABASE_URL", "postgresql://me:" + SECRET + "@127.0.0.1:" + Desk.closedPort() + "/x");

        assertThatItIs("fail", finding("database"));
        assertThat(desk.run("doctor").out()).doesNotContain(SECRET);

        desk.environment.put("RHAPSODE_DATABASE_URL", "me:" + SECRET + "@nowhere");
        assertThatItIs("fail", finding("database"));
        assertThat(desk.run("doctor").out()).doesNotContain(SECRET);
    }

    @Test
    void keysThatAServerWouldRefuseAreInTheWay() {
        desk.environment.put("RHAPSODE_API_KEY", "too-short");
        desk.environment.put("RHAPSODE_OPERATOR_KEY", "too-short");

        assertThatItIs("fail", finding("RHAPSODE_API_KEY"));
        assertThat(desk.run("doctor").out())
                .contains("is the same as RHAPSODE_API_KEY")
                .doesNotContain("too-short");
    }

    @Test
    void aKeyThatOthersCanReadIsSeen() throws IOException {
        Path key = desk.write(".rhapsode/api-key", SECRET);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatItIs("warn", finding("api-key"));

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThatItIs("ok", finding("api-key"));
        assertThat(desk.run("doctor").out()).doesNotContain(SECRET);
    }

    @Test
    void aHomeThatIsAFileIsInTheWay() {
        desk.write(".rhapsode", "not a directory");

        assertThatItIs("fail", finding("home"));
    }

    @Test
    void servicesAreAskedAndKeysNotShown() {
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_STUDIO_TYPE", "openai");
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_STUDIO_APIKEY", FakeServer.KEY);
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_STUDIO_BASEURL", service.url() + "/v1");
        service.on("GET /v1/models", FakeServer.json(200, "{}"));
        assertThatItIs("ok", finding("provider studio"));

        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_STUDIO_APIKEY", SECRET);
        assertThatItIs("warn", finding("provider studio"));

        desk.environment.put(
                "RHAPSODE_SPEECH_PROVIDERS_STUDIO_BASEURL",
                "http://me:" + SECRET + "@127.0.0.1:" + Desk.closedPort() + "/v1");
        assertThatItIs("warn", finding("provider studio"));
        assertThat(desk.run("doctor").out()).contains("does not answer").doesNotContain(SECRET);
    }

    @Test
    void withNobodyToSpeakThatIsInTheWay() {
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_LOCAL_ENABLED", "false");

        assertThatItIs("warn", finding("provider local"));
        assertThatItIs("fail", finding("providers"));
    }

    @Test
    void settingsWithWhichAServerDoesNotStartAreInTheWay() {
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_STUDIO_TYPE", "gramophone");

        assertThatItIs("fail", finding("providers"));
    }

    /** With a path and names as long as they become. */
    @Test
    void pricesWithWhichAServerDoesNotStartAreInTheWayAndItIsSaidWhichAndWhatToDo() {
        Path prices = desk.write("%s/prices.json".formatted("a-folder-of-prices/".repeat(5)), """
                [
                  {"type": "openai", "model": "a-model-with-a-long-name-2027-03-01", "until": "2027-03-01",
                   "creditsPer1kCharacters": 1, "priceMicrosPer1kCharacters": 1},
                  {"type": "openai", "model": "a-model-with-a-long-name-2027-03-01", "from": "2027-02-28",
                   "creditsPer1kCharacters": 2, "priceMicrosPer1kCharacters": 2}
                ]
                """);
        desk.environment.put("RHAPSODE_PRICES_FILE", prices.toString());

        JsonNode finding = finding("providers");

        assertThatItIs("fail", finding);
        assertThat(finding.toString())
                .contains(
                        prices.toString(),
                        "Entries 1 and 2 (type openai, model a-model-with-a-long-name-2027-03-01) both have a price on 2027-02-28",
                        "the same day as \\\"from\\\".");
        assertThat(finding.get("advice").asString()).contains("the file of prices");
    }

    @Test
    void aModelThatIsNotServedAnyMoreIsWarnedOf() {
        Path models = desk.write("models.json", """
                [{"type": "openai", "model": "tts-1", "maxCharacters": 4096, "counting": "code_points", "quality": 3,
                  "settings": ["speed"], "millisPer1k": 6000, "sunset": "2026-01-06"}]
                """);
        desk.environment.put("RHAPSODE_SPEECH_MODELS_FILE", models.toString());
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_OPENAI_MODEL", "tts-1");

        JsonNode finding = finding("model tts-1 of openai");

        assertThatItIs("warn", finding);
        assertThat(finding.get("found").asString()).isEqualTo("not served since 2026-01-06");
        assertThat(finding.get("advice").asString()).contains("rhapsode.speech.providers.openai.model");
    }

    @Test
    void secretsMayStandInFilesAndAreNotShown() {
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_STUDIO_TYPE", "openai");
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_STUDIO_BASE_URL", service.url() + "/v1");
        desk.environment.put(
                "RHAPSODE_SPEECH_PROVIDERS_STUDIO_API_KEY_FILE",
                desk.write("key", SECRET + "\n").toString());

        assertThatItIs("ok", finding("secrets"));
        assertThat(finding("secrets").toString())
                .contains("RHAPSODE_SPEECH_PROVIDERS_STUDIO_API_KEY")
                .doesNotContain(SECRET);
        assertThat(finding("provider studio").toString()).doesNotContain(SECRET);
    }

    @Test
    void aSecretThatCannotBeHadIsInTheWay() {
        desk.environment.put("RHAPSODE_DATABASE_URL_FILE", "nowhere");

        assertThatItIs("fail", finding("secrets"));
        assertThat(finding("secrets").toString()).contains("RHAPSODE_DATABASE_URL_FILE names nowhere");
    }

    @Test
    void anFfmpegThatIsNotWhereItWasSaidToBeIsInTheWay() {
        desk.environment.put("RHAPSODE_FFMPEG", "nowhere");

        assertThatItIs("fail", finding("ffmpeg"));
    }

    @Test
    void anAddressThatIsNotOfThisMachineIsInTheWay() {
        desk.environment.put("RHAPSODE_BIND", "192.0.2.7"); // nobody has it

        JsonNode port = finding("port");

        assertThatItIs("fail", port);
        assertThat(port.get("advice").asString()).startsWith("Set RHAPSODE_BIND");
    }
}
