package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** ElevenLabs' own client for Node.js, with nothing changed but its base URL and its key. */
class ElevenLabsClientIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final String RACHEL = "21m00Tcm4TlvDq8ikWAM";
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
        "mp3_22050_32, audio/mpeg, 22050,",
        "mp3_24000_48, audio/mpeg, 24000,",
        "mp3_44100_128, audio/mpeg, 44100,",
        "pcm_16000, audio/pcm, 16000, s16le",
        "pcm_44100, audio/pcm, 44100, s16le",
        "wav_8000, audio/wav, 8000,",
        "opus_48000_64, audio/ogg, 48000,",
        "ulaw_8000, audio/basic, 8000, mulaw",
        "alaw_8000, audio/pcma, 8000, alaw"
    })
    void everyOutputFormatIsWhatItIsCalled(String format, String mediaType, int rateHz, String bare) throws Exception {
        Path sound = directory.resolve("sound." + format);

        JsonNode answer = clients.elevenLabs("convert", speech(TEXT, Map.of("outputFormat", format)), sound);

        assertThat(answer.get("contentType").asString()).isEqualTo(mediaType);
        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("status").asString()).isEqualTo("completed");
        Sound decoded = bare == null ? Sound.of(sound) : Sound.bare(sound, bare, rateHz);
        assertThat(decoded.seconds())
                .isCloseTo(view.get("audio").get("durationMs").asDouble() / 1000, within(0.5));
        if (bare == null) {
            assertThat(Sound.probe(sound, "stream=sample_rate")).contains(String.valueOf(rateHz));
        }
    }

    @Test
    void aBookIsHeardWhileItIsBeingSpoken() throws Exception {
        Path sound = directory.resolve("book.mp3");

        JsonNode answer = clients.elevenLabs("stream", speech(Texts.paragraphs(40), Map.of()), sound);

        assertThat(answer.get("atFirstSound").asString()).isIn("generating", "merging");
        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(Sound.of(sound).seconds())
                .isCloseTo(view.get("audio").get("durationMs").asDouble() / 1000, within(3.0));
    }

    @Test
    void whoAbortsCancelsTheWork() {
        JsonNode answer =
                clients.elevenLabs("stream", speech(Texts.paragraphs(2_000), Map.of("abortAfterBytes", 10_000)));

        assertThat(answer.get("aborted").asBoolean()).isTrue();
        assertThat(api.awaitOver(answer.get("generationId").asString(), LIMIT)
                        .get("status")
                        .asString())
                .isEqualTo("cancelled");
    }

    @Test
    void settingsLanguageAndContextAreTaken() {
        JsonNode answer = clients.elevenLabs(
                "convert",
                speech(
                        "Bonjour tout le monde.",
                        Map.of(
                                "languageCode",
                                "fr",
                                "previousText",
                                "Il dit :",
                                "nextText",
                                "Et il partit.",
                                "seed",
                                7,
                                "voiceSettings",
                                Map.of(
                                        "stability",
                                        0.3,
                                        "similarityBoost",
                                        0.9,
                                        "speed",
                                        1.1,
                                        "useSpeakerBoost",
                                        true))));

        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("routing").get("voiceId").asString()).startsWith("local:fr");
    }

    @Test
    void theVoicesOfTheProvidersAreListedAndSpeak() {
        JsonNode voices = clients.elevenLabs("voices", Map.of()).get("voices");
        JsonNode british = clients.elevenLabs("voice", Map.of("voiceId", "local:en-gb+f2"));

        assertThat(voices.size()).isGreaterThan(100);
        assertThat(british.get("voiceId").asString()).isEqualTo("local:en-gb+f2");
        assertThat(british.get("labels").get("gender").asString()).isEqualTo("female");
        assertThat(british.get("verifiedLanguages").get(0).get("locale").asString())
                .isEqualTo("en-GB");
        assertThat(clients.elevenLabs("voice", Map.of("voiceId", RACHEL))
                        .get("labels")
                        .get("gender")
                        .asString())
                .isEqualTo("female");
        JsonNode answer =
                clients.elevenLabs("convert", speech("Every lamp was lit.", Map.of("voiceId", "local:en-gb+f2")));
        assertThat(api.awaitOver(answer.get("generationId").asString(), LIMIT)
                        .get("routing")
                        .get("voiceId")
                        .asString())
                .isEqualTo("local:en-gb+f2");
    }

    @Test
    void voicesArePagedWithoutMissingOne() {
        Set<String> found = new HashSet<>();
        Map<String, Object> page = new LinkedHashMap<>(Map.of("search", "+f2", "pageSize", 50));
        int total;
        boolean more;
        do {
            JsonNode answer = clients.elevenLabs("search", page);
            answer.get("voices").forEach(voice -> found.add(voice.get("voiceId").asString()));
            total = answer.get("totalCount").asInt();
            more = answer.get("hasMore").asBoolean();
            page.put("nextPageToken", answer.path("nextPageToken").asString(""));
        } while (more);

        assertThat(total).isGreaterThan(50);
        assertThat(found).hasSize(total);
    }

    @Test
    void modelsAndTheSubscriptionAreTold() {
        assertThat(clients.elevenLabs("models", Map.of()).get("models").values().stream()
                        .map(model -> model.get("modelId").asString()))
                .contains("local", "auto", "eleven_flash_v2_5");
        JsonNode subscription = clients.elevenLabs("subscription", Map.of());
        assertThat(subscription.get("status").asString()).isEqualTo("active");
        assertThat(subscription.get("characterLimit").asLong()).isEqualTo(100_000);
        assertThat(subscription.get("characterCount").asLong()).isZero();
        assertThat(clients.elevenLabs("user", Map.of())
                        .get("subscription")
                        .get("tier")
                        .asString())
                .isEqualTo("standard");
    }

    @Test
    void errorsAreTheClientsOwn() {
        JsonNode key = error(
                clients.withKey("not-a-key").elevenLabs("convert", speech(TEXT, Map.of())), "ElevenLabsError", 401);
        assertThat(key.get("body").get("detail").get("status").asString()).isEqualTo("invalid_api_key");
        JsonNode text = error(clients.elevenLabs("convert", speech(" ", Map.of())), "UnprocessableEntityError", 422);
        assertThat(text.get("body").get("detail").get(0).get("loc").get(1).asString())
                .isEqualTo("text");
        JsonNode timings = error(clients.elevenLabs("timestamps", speech(TEXT, Map.of())), "ElevenLabsError", 400);
        assertThat(timings.get("body").get("detail").get("status").asString()).isEqualTo("no_provider");
        assertThat(timings.get("body").get("detail").get("message").asString())
                .contains("an entry of type elevenlabs or polly");
        JsonNode voice =
                error(clients.elevenLabs("voice", Map.of("voiceId", "nobody-knows-it")), "ElevenLabsError", 404);
        assertThat(voice.get("body").get("detail").get("status").asString()).isEqualTo("voice_not_found");
    }

    private static JsonNode error(JsonNode answer, String kind, int status) {
        JsonNode error = answer.path("error");
        assertThat(error.path("kind").asString("")).as(answer.toString()).isEqualTo(kind);
        assertThat(error.get("known").asBoolean()).isTrue();
        assertThat(error.get("status").asInt()).isEqualTo(status);
        return error;
    }

    private static Map<String, Object> speech(String text, Map<String, ?> more) {
        Map<String, Object> request =
                new LinkedHashMap<>(Map.of("text", text, "voiceId", RACHEL, "modelId", "eleven_multilingual_v2"));
        request.putAll(more);
        return request;
    }
}
