package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A book spoken by a service of ElevenLabs' shape, and one during which that service goes away. Its key stands in a file. */
@Execution(ExecutionMode.CONCURRENT)
class ElevenLabsIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final int PARAGRAPHS = 24;
    private static final long CREDITS_PER_1K = 6_667;
    private static final long MICROS_PER_CHARACTER = 100;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void everyChunkHasTheOneVoiceAndKnowsWhatIsSaidAroundIt() throws Exception {
        try (ElevenLabsStub service = new ElevenLabsStub(0);
                ServerProcess server = server(service)) {
            String text = Texts.paragraphs(PARAGRAPHS);

            JsonNode view = server.api().awaitOver(server.api().generate(preferringIt(text)), LIMIT);

            assertThat(view.get("status").asString()).isEqualTo("completed");
            assertThat(view.get("routing").get("voiceId").asString()).isEqualTo("narrator:" + ElevenLabsStub.VOICE);
            assertThat(view.get("creditsCharged").asLong())
                    .isEqualTo(Math.ceilDiv(text.length() * CREDITS_PER_1K, 1_000L));
            List<LoggedRequest> asked = service.asked();
            assertThat(asked)
                    .hasSize(view.get("progress").get("chunksTotal").asInt())
                    .hasSizeGreaterThan(3);
            assertThat(view.get("costMicros").asLong())
                    .isEqualTo(MICROS_PER_CHARACTER
                            * asked.stream()
                                    .mapToLong(request -> said(request, "text").length())
                                    .sum());
            String words = words(text);
            for (LoggedRequest request : asked) {
                String around =
                        said(request, "previous_text") + " " + said(request, "text") + " " + said(request, "next_text");
                assertThat(words).contains(words(around).strip());
            }
            assertThat(asked)
                    .filteredOn(request -> said(request, "previous_text").isEmpty())
                    .hasSize(1);
            assertThat(asked)
                    .filteredOn(request -> said(request, "next_text").isEmpty())
                    .hasSize(1);
            assertThat(server.logLines())
                    .filteredOn(line -> line.path("message").asString("").equals("a provider has billed a request"))
                    .hasSameSizeAs(asked)
                    .allSatisfy(line ->
                            assertThat(line.get("providerRequest").asString()).startsWith("req"));
            assertThat(Files.readString(server.home().resolve("server.log"))).doesNotContain(ElevenLabsStub.KEY);
        }
    }

    @Test
    void aServiceThatGoesAwayMidwayChangesNothingButTheRoute() throws Exception {
        try (ElevenLabsStub service = new ElevenLabsStub(150);
                ServerProcess server = server(service)) {
            String id = server.api().generate(preferringIt(Texts.paragraphs(PARAGRAPHS)));
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> server.api()
                                    .generation(id)
                                    .get("progress")
                                    .get("chunksDone")
                                    .asInt()
                            >= 1);

            service.switchOff();
            JsonNode view = server.api().awaitOver(id, LIMIT);

            assertThat(view.get("status").asString()).isEqualTo("completed");
            assertThat(view.get("routing").get("provider").asString()).isEqualTo("local");
            assertThat(view.get("routing").get("fallbackUsed").asBoolean()).isTrue();
            assertThat(server.api()
                            .get("/api/v1/generations/" + id + "/chunks")
                            .get("items")
                            .valueStream()
                            .map(chunk -> chunk.get("provider").asString())
                            .distinct())
                    .containsExactly("local");
            JsonNode reroutes =
                    server.api().get("/api/v1/generations/" + id + "/routing").get("reroutes");
            assertThat(reroutes).hasSize(1);
            assertThat(reroutes.get(0).get("reason").asString()).isIn("connection", "truncated");
            assertThat(view.get("costMicros").asLong())
                    .as("what was thrown away costs us")
                    .isPositive();
            assertThat(view.get("creditsCharged").asLong())
                    .as("the local voice costs nothing")
                    .isZero();
            Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(server.api().generation(id).get("creditsHeld").asLong())
                        .isZero();
                assertThat(server.api().get("/api/v1/credits").get("available").asLong())
                        .isEqualTo(100_000);
            });
        }
    }

    @Test
    void whatAClientSaysIsSaidAroundItsTextIsToldOnAndMakesItAnotherOne() throws Exception {
        try (ElevenLabsStub service = new ElevenLabsStub(0);
                ServerProcess server = server(service)) {
            String said = "The keeper of the lamps walked along the wall and counted the boats.";
            JsonNode alone = heard(server, Map.of("text", said));
            JsonNode behind =
                    heard(server, Map.of("text", said, "previous_text", "Hush, he said.", "next_text", "So it was."));
            heard(server, Map.of("text", said, "previous_text", "Hush, he said.", "next_text", "So it was."));

            assertThat(service.asked())
                    .as("the third is the second one's audio")
                    .hasSize(2);
            LoggedRequest second = service.asked().getLast();
            assertThat(said(second, "text")).isEqualTo(said);
            assertThat(said(second, "previous_text")).isEqualTo("Hush, he said.");
            assertThat(said(second, "next_text")).isEqualTo("So it was.");
            for (String member : List.of("characters", "creditsCharged", "costMicros", "language", "contentType")) {
                assertThat(behind.get(member)).as(member).isEqualTo(alone.get(member));
            }
            assertThat(Files.readString(server.home().resolve("server.log"))).doesNotContain("Hush");
        }
    }

    /** Has a text spoken as ElevenLabs' clients do, hears it to its end, and returns what stands behind it. */
    private static JsonNode heard(ServerProcess server, Map<String, String> body) throws Exception {
        HttpResponse<byte[]> sound = HttpClient.newHttpClient()
                .send(
                        server.api()
                                .request("/elevenlabs/v1/text-to-speech/narrator:" + ElevenLabsStub.VOICE)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(sound.statusCode()).isEqualTo(200);
        assertThat(sound.body()).isNotEmpty();
        return server.api()
                .awaitOver(sound.headers().firstValue("X-Generation-Id").orElseThrow(), LIMIT);
    }

    @Test
    void aServerDoesNotStartWithoutASecretAndSaysWhichVariableAndWhatToDo() {
        assertThatThrownBy(() -> ServerProcess.start(
                        directory.resolve("home"), Map.of("RHAPSODE_OPERATOR_KEY_FILE", "/nowhere/operator-key")))
                .hasMessageContaining("the server ended")
                .hasMessageContaining("rhapsode: The server could not start: RHAPSODE_OPERATOR_KEY_FILE names"
                        + " /nowhere/operator-key, which cannot be read: create it, or let the server read it.");
    }

    private ServerProcess server(ElevenLabsStub service) throws IOException {
        Path key = Files.writeString(directory.resolve("elevenlabs-key"), ElevenLabsStub.KEY + "\n");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("RHAPSODE_SPEECH_PROVIDERS_NARRATOR_TYPE", "elevenlabs");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_NARRATOR_BASE_URL", service.url());
        environment.put("RHAPSODE_SPEECH_PROVIDERS_NARRATOR_API_KEY_FILE", key.toString());
        environment.put("RHAPSODE_SPEECH_PROVIDERS_NARRATOR_MAX_CHARACTERS", "800");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_NARRATOR_CREDITS_PER_1K_CHARACTERS", "" + CREDITS_PER_1K);
        environment.put(
                "RHAPSODE_SPEECH_PROVIDERS_NARRATOR_PRICE_MICROS_PER_1K_CHARACTERS", "" + 1_000 * MICROS_PER_CHARACTER);
        environment.put("RHAPSODE_SPEECH_RESILIENCE_FIRSTBACKOFF", "20ms");
        environment.put("RHAPSODE_SPEECH_RESILIENCE_MAXATTEMPTS", "2");
        return ServerProcess.start(directory.resolve("home"), environment);
    }

    private static Map<String, Object> preferringIt(String text) {
        Map<String, Object> body = Api.body(text, "wav");
        body.put("routing", Map.of("preferredProvider", "narrator"));
        return body;
    }

    private static String said(LoggedRequest request, String field) {
        return ElevenLabsStub.body(request).path(field).asString("");
    }

    /** Chunks leave out the white space between them. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
