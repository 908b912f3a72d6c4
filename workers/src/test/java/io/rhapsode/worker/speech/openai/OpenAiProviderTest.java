package io.rhapsode.worker.speech.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OpenAiProviderTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final String SPEECH = "/v1/audio/speech";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] WAV = "RIFF\0\0\0\0WAVEfmt some samples".getBytes(StandardCharsets.ISO_8859_1);
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(400);

    private OpenAiProvider provider;

    @BeforeEach
    void aServerOfOnesOwn() {
        provider = provider("kokoro", "sk-secret", PATIENT);
    }

    @Test
    void aRequestSaysWhatIsWanted() throws Exception {
        answer(aResponse().withBody(WAV));

        var spoken = provider.synthesize(request("Grüße 😀", settings(1.5, "auto")));

        assertThat(spoken.audio()).isEqualTo(WAV);
        assertThat(spoken.billedCharacters()).isEqualTo(7);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH))
                        .withHeader("Authorization", equalTo("Bearer sk-secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("""
                                        {"model": "kokoro", "voice": "af_heart", "input": "Grüße 😀",
                                         "response_format": "wav", "speed": 1.5}
                                        """)));
    }

    @Test
    void theModelThatIsAskedForGoesBeforeTheConfiguredOne() throws Exception {
        answer(aResponse().withBody(WAV));

        provider.synthesize(new SpeechRequest("Hi", "af_heart", "tts-1", "en", SpeechSettings.DEFAULT));

        SERVER.verify(
                postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(matchingJsonPath("$.model", equalTo("tts-1"))));
    }

    @Test
    void aGuidedModelIsToldTheMoodAndNoSpeed() throws Exception {
        answer(aResponse().withBody(WAV));

        provider("gpt-4o-mini-tts", "sk-secret", PATIENT).synthesize(request("Hi", settings(1.5, "sad")));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH))
                .withRequestBody(matchingJsonPath("$.instructions", equalTo("Speak in a voice that is sad.")))
                .withRequestBody(matchingJsonPath("$.speed", absent())));
    }

    @Test
    void aServerWithoutKeysGetsAWordInItsPlace() throws Exception {
        answer(aResponse().withBody(WAV));

        provider("kokoro", null, PATIENT).synthesize(request("Hi", SpeechSettings.DEFAULT));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH)).withHeader("Authorization", equalTo("Bearer none")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/"})
    void theBaseUrlMayEndWithASlash(String path) throws Exception {
        answer(aResponse().withBody(WAV));
        var settings = settings("kokoro", "sk", URI.create(SERVER.baseUrl() + path));

        connect(settings, PATIENT).synthesize(request("Hi", SpeechSettings.DEFAULT));

        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {}                                                              | REFUSED",
                "400 | {\"error\": {\"message\": \"no\", \"param\": \"input\", \"type\": \"invalid_request_error\"}} | REFUSED",
                "400 | {\"error\": {\"message\": \"no\", \"param\": \"voice\", \"type\": \"invalid_request_error\"}} | VOICE_UNKNOWN",
                "401 | {\"error\": {\"message\": \"no\", \"code\": \"invalid_api_key\"}} | UNAUTHORIZED",
                "402 | {}                                                              | QUOTA",
                "403 | <html>Forbidden</html>                                          | UNAUTHORIZED",
                "404 | {\"error\": {\"message\": \"no\", \"code\": \"model_not_found\"}} | UNAVAILABLE",
                "404 | {\"error\": {\"message\": \"no\", \"code\": \"voice_not_found\"}} | VOICE_UNKNOWN",
                "408 | {}                                                              | TIMEOUT",
                "409 | {}                                                              | SERVER_ERROR",
                "413 | <html>Too large</html>                                          | REFUSED",
                "422 | {\"detail\": [{\"loc\": [\"body\", \"input\"]}]}                | REFUSED",
                "425 | {}                                                              | SERVER_ERROR",
                "429 | {\"error\": {\"message\": \"slow\", \"type\": \"requests\", \"code\": \"rate_limit_exceeded\"}} | RATE_LIMITED",
                "429 | <html>Slow down</html>                                          | RATE_LIMITED",
                "429 | {\"error\": {\"message\": \"pay\", \"type\": \"insufficient_quota\", \"code\": \"insufficient_quota\"}} | QUOTA",
                "429 | {\"error\": {\"message\": \"pay\", \"type\": \"insufficient_quota\", \"code\": null}} | QUOTA",
                "500 | {\"error\": {\"message\": \"oops\", \"type\": \"server_error\"}} | SERVER_ERROR",
                "502 | <html>Bad Gateway</html>                                        | SERVER_ERROR",
                "503 | not json at all {{{                                             | SERVER_ERROR",
                "529 | {}                                                              | SERVER_ERROR",
                "302 | <html>Over there</html>                                         | REFUSED"
            })
    void everyRefusalHasItsOutcomeAndIsNotRepeated(int status, String body, AttemptOutcome outcome) {
        answer(aResponse().withStatus(status).withBody(body));

        assertThat(failure().outcome()).isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @ParameterizedTest(name = "{0}: {1} is {2} ms")
    @CsvSource({
        "retry-after, 7, 7000",
        "retry-after, 0.5, 500",
        "Retry-After, 0, 0",
        "retry-after, -3, 0",
        "retry-after, 99999999999999999999, 86400000",
        "retry-after, 'Sun, 01 Mar 2026 12:00:30 GMT', 30000",
        "retry-after, 'Sun, 01 Mar 2026 11:00:00 GMT', 0",
        "retry-after-ms, 1500, 1500"
    })
    void howLongToWaitIsRead(String header, String value, long millis) {
        answer(aResponse().withStatus(429).withHeader(header, value).withBody("{}"));

        assertThat(failure().retryAfter()).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "NaN", "Infinity", "Tomorrow, 99 Foo"})
    void anUnreadableWaitIsNone(String value) {
        answer(aResponse().withStatus(503).withHeader("Retry-After", value).withBody("{}"));

        assertThat(failure().retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsOneAttempt(Fault fault) {
        answer(aResponse().withFault(fault));

        var expected = fault == Fault.MALFORMED_RESPONSE_CHUNK ? AttemptOutcome.TRUNCATED : AttemptOutcome.CONNECTION;
        assertThat(failure().outcome()).isEqualTo(expected);
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @Test
    void nobodyThereIsAFailedConnection() {
        provider = connect(settings("kokoro", "sk", URI.create("http://127.0.0.1:1/v1")), PATIENT);

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.CONNECTION);
    }

    @Test
    void aServerThatDoesNotAnswerIsATimeout() {
        provider = provider("kokoro", "sk", IMPATIENT);
        answer(aResponse().withBody(WAV).withFixedDelay(60_000));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.TIMEOUT);
        awaitTheRequest();
    }

    @Test
    void aServerThatDripsIsATimeoutInTheEnd() {
        provider = provider("kokoro", "sk", IMPATIENT);
        answer(aResponse().withBody(WAV).withChunkedDribbleDelay(20, 60_000));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.TIMEOUT);
        awaitTheRequest();
    }

    @Test
    void anAnswerShorterThanItSaysIsTruncated() throws Exception {
        try (var server = new java.net.ServerSocket(0)) {
            Thread.startVirtualThread(() -> halfAnAnswer(server));
            provider = connect(
                    settings("kokoro", "sk", URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1")), PATIENT);

            assertThat(failure().outcome()).isEqualTo(AttemptOutcome.TRUNCATED);
        }
    }

    @Test
    void nothingIsEmptyAudio() {
        answer(aResponse().withBody(new byte[0]));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.EMPTY_AUDIO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><html>Welcome</html>", "\uFEFF \n<html>", "{\"error\": \"busy\"}", "[1]"})
    void aPageWithStatus200IsNoAudio(String page) {
        answer(aResponse().withHeader("Content-Type", "audio/wav").withBody(page));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.UNDECODABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID3", "fLaC", "OggS", "\u00FF\u00FB", "\u00FF\u00F1", "abc"})
    void anotherFormatThanWasAskedForIsAudioToo(String begins) throws Exception {
        byte[] audio = (begins + " and samples").getBytes(StandardCharsets.ISO_8859_1);
        answer(aResponse().withBody(audio));

        assertThat(provider.synthesize(request("Hi", SpeechSettings.DEFAULT)).audio())
                .isEqualTo(audio);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": {\"message\": \"no\", \"param\": \"response_format\"}}",
                "{\"detail\": [{\"loc\": [\"body\", \"response_format\"], \"input\": \"wav\"}]}"
            })
    void aRefusedFormatIsNotAskedForAgain(String refusal) throws Exception {
        SERVER.stubFor(post(SPEECH)
                .withRequestBody(matchingJsonPath("$.response_format", equalTo("wav")))
                .willReturn(aResponse().withStatus(400).withBody(refusal)));
        SERVER.stubFor(post(SPEECH)
                .withRequestBody(matchingJsonPath("$.response_format", equalTo("flac")))
                .willReturn(aResponse().withBody("fLaC and samples")));

        assertThat(provider.synthesize(request("Hi", SpeechSettings.DEFAULT)).audio())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("fLaC and samples");
        provider.synthesize(request("Hi", SpeechSettings.DEFAULT));

        SERVER.verify(3, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @Test
    void whereEveryFormatIsRefusedNoneIsForgotten() throws Exception {
        answer(aResponse().withStatus(422).withBody("{\"input\": {\"response_format\": \"wav\", \"voice\": \"?\"}}"));
        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.REFUSED);
        SERVER.verify(3, postRequestedFor(urlEqualTo(SPEECH)));
        SERVER.resetAll();
        answer(aResponse().withBody(WAV));

        provider.synthesize(request("Hi", SpeechSettings.DEFAULT));

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH))
                        .withRequestBody(matchingJsonPath("$.response_format", equalTo("wav"))));
    }

    @Test
    void anInterruptBreaksTheRequestOff() {
        answer(aResponse().withBody(WAV).withFixedDelay(60_000));
        var ended = new CompletableFuture<Throwable>();
        var thread = Thread.startVirtualThread(() -> {
            try {
                provider.synthesize(request("Hi", SpeechSettings.DEFAULT));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        awaitTheRequest();

        thread.interrupt();

        assertThat(ended.orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join())
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void openAiItselfWantsAKey() {
        var without = connect(ProviderSettings.NONE, PATIENT);

        assertThat(((ProviderHealth.Down) without.health()).advice())
                .contains("rhapsode.speech.providers.studio.api-key");
        assertThatThrownBy(() -> without.synthesize(request("Hi", SpeechSettings.DEFAULT)))
                .isInstanceOfSatisfying(
                        SpeechFailure.class, f -> assertThat(f.outcome()).isEqualTo(AttemptOutcome.UNAVAILABLE));
        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);
    }

    @Test
    void voicesThatTheModelsWithASpeedDoNotHaveAreOfTheOthersAlone() {
        var all = connect(ProviderEntry.of(Map.of()), PATIENT).voices();
        var withASpeed =
                connect(ProviderEntry.of(Map.of("model", "tts-1")), PATIENT).voices();

        assertThat(all)
                .filteredOn(voice -> !voice.models().isEmpty())
                .allSatisfy(voice -> assertThat(voice.models()).containsExactly("gpt-4o-mini-tts"))
                .extracting(Voice::name)
                .containsExactly("ballad", "verse", "marin", "cedar");
        assertThat(withASpeed).hasSize(9).extracting(Voice::name).doesNotContain("ballad", "marin");
    }

    @Test
    void onlyOpenAiItselfTakesThePricesOfTheType() {
        assertThat(provider.takesThePricesOfItsType()).isFalse();
        assertThat(connect(ProviderSettings.NONE, PATIENT).takesThePricesOfItsType())
                .isTrue();
    }

    private SpeechFailure failure() {
        return Objects.requireNonNull(catchThrowableOfType(
                SpeechFailure.class, () -> provider.synthesize(request("Hi", SpeechSettings.DEFAULT))));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(SPEECH).willReturn(response));
    }

    private static void halfAnAnswer(java.net.ServerSocket server) {
        try (var connection = server.accept()) {
            connection.getInputStream().read(new byte[8192]);
            var head = "HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: 100000\r\n\r\nRIFF";
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static OpenAiProvider provider(String model, @Nullable String key, Duration longest) {
        return connect(settings(model, key, URI.create(SERVER.baseUrl() + "/v1")), longest);
    }

    private static OpenAiProvider connect(ProviderSettings settings, Duration longest) {
        var offer = OpenAiOffer.of(settings, ModelCatalogue.shipped());
        var speech = OpenAiSpeech.connect(offer, longest, Clock.fixed(NOW, ZoneOffset.UTC));
        return new OpenAiProvider(new ProviderId("studio"), offer, speech);
    }

    private static ProviderSettings settings(String model, @Nullable String key, URI baseUrl) {
        var entry = new HashMap<String, String>(
                Map.of("base-url", baseUrl.toString(), "model", model, "voices", "af_heart"));
        if (key != null) {
            entry.put("api-key", key);
        }
        return ProviderEntry.of(entry);
    }

    private static SpeechRequest request(String text, SpeechSettings settings) {
        return new SpeechRequest(text, "af_heart", null, "en", settings);
    }

    /** A request that is given up before the server has noted it would be counted in the next test. */
    private static void awaitTheRequest() {
        await().untilAsserted(() -> SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH))));
    }

    private static SpeechSettings settings(double speed, String emotion) {
        return new SpeechSettings(speed, 0, 0.5, 0.75, 0, 1, emotion);
    }
}
