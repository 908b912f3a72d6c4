package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Limits, credits and failures of what other services' clients ask for, in the words of those services. */
class FacadeAccountsIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final long WELCOME = 5_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerProcess server;
    private Api api;
    private ForeignClients clients;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_CREDITS_WELCOME", String.valueOf(WELCOME));
        environment.put("RHAPSODE_SPEECH_PROVIDERS_LOCAL_ENABLED", "false");
        server = ServerProcess.start(directory.resolve("home"), environment);
        api = server.api();
        clients = ForeignClients.of(api, ServerProcess.API_KEY);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        stub.close();
    }

    @Test
    void whatIsSpokenIsChargedOnceAndTheAnswerSaysHowMuch() throws Exception {
        String text = Texts.paragraphs(1);

        JsonNode answer = speak(text);

        long price = text.codePointCount(0, text.length());
        assertThat(answer.get("provider").asString()).isEqualTo("stub");
        assertThat(answer.get("credits").asLong()).isEqualTo(price);
        JsonNode view = api.awaitOver(answer.get("generationId").asString(), LIMIT);
        assertThat(view.get("routing").get("voiceId").asString()).isEqualTo("stub:alloy");
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(api.get("/api/v1/credits").get("settled").asLong()).isEqualTo(WELCOME - price);
            assertThat(clients.elevenLabs("subscription", Map.of())
                            .get("characterCount")
                            .asLong())
                    .isEqualTo(price);
        });
    }

    @Test
    void whatTheBalanceDoesNotCoverIsOutOfQuotaThere() {
        String text = Texts.paragraphs(20);

        JsonNode openAi = speak(text).get("error");
        JsonNode elevenLabs = clients.elevenLabs("convert", Map.of("text", text, "voiceId", "alloy"))
                .get("error");

        assertThat(openAi.get("kind").asString()).isEqualTo("RateLimitError");
        assertThat(openAi.get("code").asString()).isEqualTo("insufficient_quota");
        assertThat(elevenLabs.get("status").asInt()).isEqualTo(401);
        assertThat(elevenLabs.get("body").get("detail").get("status").asString())
                .isEqualTo("quota_exceeded");
        assertThat(api.get("/api/v1/credits").get("settled").asLong()).isEqualTo(WELCOME);
    }

    @Test
    void aProviderThatFailsIsAFailureOfTheServerThere() {
        stub.refuses(request -> true);

        JsonNode failed = speak("Nobody can say this.").get("error");

        assertThat(failed.get("kind").asString()).isEqualTo("InternalServerError");
        assertThat(failed.get("code").asString()).isEqualTo("all_providers_failed");
        assertThat(failed.get("type").asString()).isEqualTo("server_error");
        assertThat(api.get("/api/v1/credits").get("settled").asLong()).isEqualTo(WELCOME);
    }

    @Test
    void whereDownloadsArePaidTheAnswerIsTheDownload() throws Exception {
        Bookkeeper.of(server).chargesAtDownload(3);
        String text = Texts.paragraphs(4);
        Path sound = directory.resolve("paid.mp3");

        JsonNode answer = clients.openAi("speech", Map.of("input", text, "model", "auto", "voice", "alloy"), sound);

        JsonNode view = api.generation(answer.get("generationId").asString());
        assertThat(Sound.of(sound).seconds())
                .isGreaterThan(62)
                .isCloseTo(view.get("audio").get("durationMs").asDouble() / 1000, within(0.3));
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                api.get("/api/v1/credits").get("settled").asLong())
                        .isEqualTo(WELCOME - text.codePointCount(0, text.length())));
    }

    private JsonNode speak(String text) {
        return clients.openAi("speech", Map.of("input", text, "model", "auto", "voice", "alloy"));
    }
}
