package io.rhapsode.worker.speech.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.UnusableSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's speech models as Azure deploys them. */
@Timeout(60)
class AzureDeploymentTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final String VERSION = "2025-03-01-preview";
    private static final String SPEECH = "/openai/deployments/tts-hd-west/audio/speech?api-version=" + VERSION;
    private static final byte[] WAV = "RIFF\0\0\0\0WAVEfmt some samples".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void theDeploymentAndTheVersionStandInTheAddressAndTheKeyInAHeaderOfItsOwn() throws Exception {
        answer(aResponse().withBody(WAV));

        var spoken = deployment().synthesize(request(new SpeechSettings(1.5, 0, 0.5, 0.75, 0, 1, "sad")));

        assertThat(spoken.audio()).isEqualTo(WAV);
        assertThat(spoken.billedCharacters()).isEqualTo(2);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH))
                        .withHeader("api-key", equalTo("azure-secret"))
                        .withoutHeader("Authorization")
                        .withRequestBody(equalToJson("""
                                {"model": "tts-hd-west", "voice": "alloy", "input": "Hi", "response_format": "wav", "speed": 1.5}
                                """)));
    }

    @Test
    void aDeploymentThatIsCalledLikeAGuidedModelIsToldTheMood() throws Exception {
        answer(aResponse().withBody(WAV));

        provider(Map.of(
                        "base-url",
                        SERVER.baseUrl(),
                        "model",
                        "gpt-4o-mini-tts",
                        "api-version",
                        VERSION,
                        "api-key",
                        "k"))
                .synthesize(request(new SpeechSettings(1.5, 0, 0.5, 0.75, 0, 1, "sad")));

        SERVER.verify(
                postRequestedFor(urlEqualTo("/openai/deployments/gpt-4o-mini-tts/audio/speech?api-version=" + VERSION))
                        .withRequestBody(equalToJson("""
                        {"model": "gpt-4o-mini-tts", "voice": "alloy", "input": "Hi", "response_format": "wav",
                         "instructions": "Speak in a voice that is sad."}
                        """)));
    }

    @Test
    void anAddressThatEndsAsOpenAisIsAskedAsOpenAi() throws Exception {
        answer(aResponse().withBody(WAV));

        provider(Map.of(
                        "base-url", SERVER.baseUrl() + "/openai/v1",
                        "model", "tts",
                        "api-version", "preview",
                        "api-key", "azure-secret"))
                .synthesize(request(SpeechSettings.DEFAULT));

        SERVER.verify(postRequestedFor(urlEqualTo("/openai/v1/audio/speech?api-version=preview"))
                .withHeader("api-key", equalTo("azure-secret")));
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\": {\"code\": \"content_filter\", \"message\": \"no\", \"param\": \"prompt\", \"type\": null}} | REFUSED",
                "401 | {\"error\": {\"code\": \"401\", \"message\": \"Access denied due to invalid subscription key\"}} | UNAUTHORIZED",
                "401 | {\"statusCode\": 401, \"message\": \"Unauthorized\"} | UNAUTHORIZED",
                "403 | {\"error\": {\"code\": \"403\", \"message\": \"no\"}} | UNAUTHORIZED",
                "404 | {\"error\": {\"code\": \"DeploymentNotFound\", \"message\": \"no\"}} | UNAVAILABLE",
                "404 | {\"error\": {\"code\": \"404\", \"message\": \"Resource not found\"}} | UNAVAILABLE",
                "408 | {} | TIMEOUT",
                "429 | {\"error\": {\"code\": \"429\", \"message\": \"Please retry after 6 seconds.\"}} | RATE_LIMITED",
                "500 | {\"error\": {\"code\": \"InternalServerError\", \"message\": \"no\"}} | SERVER_ERROR",
                "503 | <html>busy</html> | SERVER_ERROR"
            })
    void everyRefusalHasItsOutcomeAndIsNotRepeated(int status, String body, AttemptOutcome outcome) {
        answer(aResponse().withStatus(status).withBody(body));

        assertThat(failure().outcome()).isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @Test
    void howLongToWaitIsReadInMilliseconds() {
        answer(aResponse().withStatus(429).withHeader("retry-after-ms", "6250").withHeader("retry-after", "6"));

        assertThat(failure().retryAfter()).contains(Duration.ofMillis(6250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://studio.openai.azure.com",
                "https://studio.cognitiveservices.azure.com/",
                "https://studio.services.ai.azure.com",
                "https://studio.azure-api.net"
            })
    void azureWantsAVersionAndAKey(String address) {
        assertThatThrownBy(() -> provider(Map.of("base-url", address, "model", "tts", "api-key", "k")))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining("version");

        var without = provider(Map.of("base-url", address, "model", "tts", "api-version", VERSION));
        assertThat(((ProviderHealth.Down) without.health()).advice())
                .startsWith("Azure")
                .contains("rhapsode.speech.providers.west.api-key");
    }

    @Test
    void anAddressThatEndsAsOpenAisNeedsNoVersion() {
        var provider = provider(
                Map.of("base-url", "https://studio.openai.azure.com/openai/v1/", "model", "tts", "api-key", "k"));

        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);
        assertThat(provider.takesThePricesOfItsType()).isTrue();
    }

    @Test
    void aServerOfOnesOwnIsNoneOfAzures() {
        assertThat(AzureDoor.of(ProviderEntry.of(Map.of()), URI.create("http://127.0.0.1:8880/v1")))
                .isEmpty();
    }

    private OpenAiProvider deployment() {
        return provider(Map.of(
                "base-url",
                SERVER.baseUrl(),
                "model",
                "tts-hd-west",
                "api-version",
                VERSION,
                "api-key",
                "azure-secret"));
    }

    private static OpenAiProvider provider(Map<String, String> entry) {
        var offer = OpenAiOffer.of(ProviderEntry.of(entry), ModelCatalogue.shipped());
        var speech = OpenAiSpeech.connect(offer, Duration.ofSeconds(30), Clock.systemUTC());
        return new OpenAiProvider(new ProviderId("west"), offer, speech);
    }

    private SpeechFailure failure() {
        return Objects.requireNonNull(catchThrowableOfType(
                SpeechFailure.class, () -> deployment().synthesize(request(SpeechSettings.DEFAULT))));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static SpeechRequest request(SpeechSettings settings) {
        return new SpeechRequest("Hi", "alloy", null, "en", settings);
    }
}
