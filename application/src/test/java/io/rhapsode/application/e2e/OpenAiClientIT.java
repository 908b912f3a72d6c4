package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** OpenAI's own client for Node.js, with nothing changed but its base URL and its key. */
class OpenAiClientIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final String TEXT = Texts.paragraphs(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static ServerProcess server;
    private static Api api;
    private static ForeignClients clients;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(directory.resolve("home"), Map.of());
        api = server.api();
        clients = ForeignClients.of(api, ServerProcess.API_KEY);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mp3, audio/mpeg, mp3",
        "opus, audio/ogg, opus",
        "aac, audio/aac, m4a",
        "flac, audio/flac, flac",
        "wav, audio/wav, wav",
        "pcm, audio/pcm, wav"
    })
    void everyFormatIsWhatItIsCalledAndOneGenerationStandsBehindIt(String format, String mediaType, String file)
            throws Exception {
        Path sound = directory.resolve("sound." + format);
        JsonNode answer = clients.openAi("speech", speech(TEXT, Map.of("response_format", format)), sound);

        assertThat(answer.get("contentType").asString()).isEqualTo(mediaType);
        assertThat(answer.get("provider").asString()).isEqualTo("local");
        assertThat(answer.get("credits").asString()).isEqualTo("0");
        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("audio").get("format").asString()).isEqualTo(file);
        assertThat(view.get("characters").asInt()).isEqualTo(TEXT.codePointCount(0, TEXT.length()));
        double seconds = format.equals("pcm")
                ? Sound.bare(sound, "s16le", 24_000).seconds()
                : Sound.of(sound).seconds();
        assertThat(seconds).isCloseTo(view.get("audio").get("durationMs").asDouble() / 1000, within(0.5));
        if (format.equals("aac")) {
            assertThat(Sound.probe(sound, "format=format_name")).contains("aac");
        }
    }

    @Test
    void aTextBeyondOpenAisLimitIsHeardWhileItIsBeingSpoken() throws Exception {
        String book = Texts.paragraphs(40);
        assertThat(book.length()).isGreaterThan(3 * 4_096);
        Path sound = directory.resolve("book.mp3");

        JsonNode answer = clients.openAi("speech", speech(book, Map.of()), sound);

        assertThat(answer.get("atFirstSound").asString()).isIn("generating", "merging");
        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(Sound.of(sound).seconds())
                .isCloseTo(view.get("audio").get("durationMs").asDouble() / 1000, within(3.0));
    }

    @Test
    void whoAbortsCancelsTheWork() {
        JsonNode answer = clients.openAi("speech", speech(Texts.paragraphs(2_000), Map.of("abortAfterBytes", 10_000)));

        assertThat(answer.get("aborted").asBoolean()).isTrue();
        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("status").asString()).isEqualTo("cancelled");
        assertThat(view.get("progress").get("chunksDone").asInt())
                .isLessThan(view.get("progress").get("chunksTotal").asInt());
    }

    @Test
    void eventsCarryTheSameSound() throws Exception {
        Path sound = directory.resolve("events.wav");

        JsonNode answer = clients.openAi("events", speech(TEXT, Map.of("response_format", "wav")), sound);

        assertThat(answer.get("contentType").asString()).startsWith("text/event-stream");
        assertThat(answer.get("pieces").asInt()).isPositive();
        assertThat(answer.get("last").get("type").asString()).isEqualTo("speech.audio.done");
        assertThat(Sound.of(sound).seconds()).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"auto, alloy", "auto:quality, nova", "tts-1-hd, onyx", "local, en-gb", "nobody-knows-it, neither-this"})
    void noModelAndNoVoiceIsRefused(String model, String voice) {
        JsonNode answer =
                clients.openAi("speech", Map.of("input", "Every lamp was lit.", "model", model, "voice", voice));

        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("status").asString()).isEqualTo("completed");
        if (voice.equals("en-gb")) {
            assertThat(view.get("routing").get("voiceId").asString()).isEqualTo("local:en-gb");
        }
        if (model.equals("auto:quality")) {
            assertThat(view.get("routing").get("strategy").asString()).isEqualTo("quality");
        }
    }

    @Test
    void aVoiceMayBeAnObjectWithItsId() {
        JsonNode answer = clients.openAi(
                "speech", Map.of("input", "Lamps.", "model", "auto", "voice", Map.of("id", "local:en-gb+f2")));

        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("routing").get("voiceId").asString()).isEqualTo("local:en-gb+f2");
    }

    @Test
    void theSameKeyGivesTheSameSpeechInEveryForm() throws Exception {
        for (String format : List.of("mp3", "aac", "pcm")) {
            var request = speech(
                    TEXT, Map.of("response_format", format, "headers", Map.of("Idempotency-Key", "again-" + format)));
            Path first = directory.resolve("first." + format);
            Path second = directory.resolve("second." + format);
            String id =
                    clients.openAi("speech", request, first).get("generationId").asString();
            api.awaitOver(id, LIMIT);

            JsonNode again = clients.openAi("speech", request, second);

            assertThat(again.get("generationId").asString()).isEqualTo(id);
            assertThat(again.get("provider").asString()).isEqualTo("local");
            if (!format.equals("pcm")) {
                assertThat(Sound.of(second).seconds()).isCloseTo(Sound.of(first).seconds(), within(0.3));
            } else {
                assertThat((double) Files.size(second)).isCloseTo(Files.size(first), within(24_000.0));
            }
        }
    }

    @Test
    void modelsAreListedAndFound() {
        JsonNode models = clients.openAi("models", Map.of()).get("models");

        assertThat(models.values().stream().map(model -> model.get("id").asString()))
                .contains("local", "auto", "auto:cost", "tts-1", "eleven_multilingual_v2");
        assertThat(clients.openAi("model", Map.of("id", "auto:speed"))
                        .get("model")
                        .get("object")
                        .asString())
                .isEqualTo("model");
        error(clients.openAi("model", Map.of("id", "nobody-knows-it")), "NotFoundError", 404, "model_not_found");
    }

    @Test
    void errorsAreTheClientsOwn() {
        JsonNode key = error(
                clients.withKey("not-a-key").openAi("speech", speech(TEXT, Map.of())),
                "AuthenticationError",
                401,
                "invalid_api_key");
        assertThat(key.get("type").asString()).isEqualTo("invalid_request_error");
        JsonNode format = error(
                clients.openAi("speech", speech(TEXT, Map.of("response_format", "vinyl"))),
                "BadRequestError",
                400,
                "validation_failed");
        assertThat(format.get("param").asString()).isEqualTo("response_format");
        assertThat(format.get("requestId").asString()).isNotBlank();
        error(clients.openAi("speech", speech(" ", Map.of())), "BadRequestError", 400, "text_empty");
    }

    private static JsonNode error(JsonNode answer, String kind, int status, String code) {
        JsonNode error = answer.path("error");
        assertThat(error.path("kind").asString("")).as(answer.toString()).isEqualTo(kind);
        assertThat(error.get("known").asBoolean()).isTrue();
        assertThat(error.get("status").asInt()).isEqualTo(status);
        assertThat(error.get("code").asString()).isEqualTo(code);
        return error;
    }

    private static Map<String, Object> speech(String input, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("input", input, "model", "tts-1", "voice", "alloy"));
        body.putAll(more);
        return body;
    }
}
