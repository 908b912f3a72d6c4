package io.rhapsode.worker.speech.polly;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.FaultyService;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

@Timeout(60)
class PollyProviderTest implements FaultyService {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final String SPEECH = "/v1/speech";
    private static final String LIST = "/v1/voices";
    private static final byte[] MP3 = "ID3 some frames".getBytes(StandardCharsets.ISO_8859_1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @Override
    public WireMockExtension server() {
        return SERVER;
    }

    @Override
    public SpeechProvider provider(String address, Duration longest) {
        return provider(address, longest, Map.of("voices", "Joanna female en-US"));
    }

    @Override
    public SpeechRequest request() {
        return request("Hi", SpeechSettings.DEFAULT);
    }

    @Override
    public String path() {
        return SPEECH;
    }

    @Override
    public byte[] good() {
        return MP3;
    }

    @Test
    void aRequestSaysWhatIsWanted() throws Exception {
        answer(aResponse()
                .withHeader("Content-Type", "audio/mpeg")
                .withHeader("x-amzn-RequestCharacters", "9")
                .withBody(MP3));

        var spoken = neural().synthesize(request("Grüße <b> 😀", SpeechSettings.DEFAULT));

        assertThat(spoken.audio()).isEqualTo(MP3);
        assertThat(spoken.billedCharacters()).isEqualTo(9);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH))
                        .withHeader(
                                "Authorization",
                                matching(
                                        "AWS4-HMAC-SHA256 Credential=AKIATEST/\\d{8}/eu-central-1/polly/aws4_request, .*"))
                        .withRequestBody(equalToJson("""
                                {"Engine": "neural", "VoiceId": "Joanna", "OutputFormat": "mp3", "SampleRate": "24000",
                                 "TextType": "text", "Text": "Grüße <b> 😀"}
                                """)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "neural     | 1.5  | 0   | 1   | rate=\"150%\"",
                "neural     | 4    | 0   | 1   | rate=\"200%\"",
                "neural     | 1    | 0   | 0.5 | volume=\"-6.0dB\"",
                "neural     | 1    | 0   | 2   | volume=\"+6.0dB\"",
                "neural     | 1    | 0   | 0   | volume=\"silent\"",
                "generative | 0.5  | 6   | 1   | rate=\"50%\"",
                "standard   | 0.25 | -2  | 0.5 | rate=\"25%\" pitch=\"-10.9%\" volume=\"-6.0dB\"",
                "standard   | 1    | 12  | 1   | pitch=\"+50.0%\""
            })
    void settingsAreMarksAroundAnEscapedText(String engine, double speed, double pitch, double volume, String marks)
            throws Exception {
        answer(aResponse().withBody(MP3));

        provider(SERVER.baseUrl(), PATIENT, Map.of("model", engine, "voices", "Joanna"))
                .synthesize(request("R&D </speak>", new SpeechSettings(speed, pitch, 0.5, 0.75, 1, volume, "sad")));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH))
                .withRequestBody(equalToJson("""
                {"Engine": "%s", "VoiceId": "Joanna", "OutputFormat": "mp3", "SampleRate": "24000", "TextType": "ssml",
                 "Text": "<speak><prosody %s>R&amp;D &lt;/speak&gt;</prosody></speak>"}
                """.formatted(engine, marks.replace("\"", "\\\"")))));
    }

    @Test
    void aSettingThatTheEngineDoesNotKnowLeavesTheTextPlain() throws Exception {
        answer(aResponse().withBody(MP3));

        neural().synthesize(request("Hi", new SpeechSettings(1, 5, 0.5, 0.75, 1, 1, "sad")));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalToJson("""
                {"Engine": "neural", "VoiceId": "Joanna", "OutputFormat": "mp3", "SampleRate": "24000",
                 "TextType": "text", "Text": "Hi"}
                """)));
    }

    @ParameterizedTest
    @CsvSource({"hi, hi-IN", "en-GB, en-IN", "und, "})
    void aVoiceThatSpeaksSeveralLanguagesIsToldWhich(String language, String said) throws Exception {
        answer(aResponse().withBody(MP3));
        var provider = provider(SERVER.baseUrl(), PATIENT, Map.of("voices", "Kajal en-IN hi-IN"));

        provider.synthesize(new SpeechRequest("Hi", "Kajal", null, language, SpeechSettings.DEFAULT));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalToJson("""
                {"Engine": "neural", "VoiceId": "Kajal", %s "OutputFormat": "mp3", "SampleRate": "24000",
                 "TextType": "text", "Text": "Hi"}
                """.formatted(
                        said == null ? "" : "\"LanguageCode\": \"" + said + "\","))));
    }

    @Test
    void whereTheServiceDoesNotCountTheCodePointsCount() throws Exception {
        answer(aResponse().withBody(MP3));

        assertThat(neural().synthesize(request("Grüße 😀", SpeechSettings.DEFAULT))
                        .billedCharacters())
                .isEqualTo(7);
    }

    @ParameterizedTest(name = "{1} with {0} is {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | TextLengthExceededException | Maximum text length has been exceeded | REFUSED",
                "400 | InvalidSsmlException        | Invalid SSML request | REFUSED",
                "400 | InvalidSampleRateException  | The specified sample rate is not valid | REFUSED",
                "400 | LanguageNotSupportedException | The language is not supported | REFUSED",
                "400 | EngineNotSupportedException | This engine is not compatible with the voice | VOICE_UNKNOWN",
                "400 | ValidationException | 1 validation error detected: Value 'Nobody' at 'voiceId' failed to satisfy constraint | VOICE_UNKNOWN",
                "400 | ValidationException | 1 validation error detected: Value at 'text' failed to satisfy constraint | REFUSED",
                "400 | ThrottlingException | Rate exceeded | RATE_LIMITED",
                "429 | TooManyRequestsException | Rate exceeded | RATE_LIMITED",
                "400 | ExpiredTokenException | The security token included in the request is expired | UNAUTHORIZED",
                "403 | AccessDeniedException | User is not authorized to perform: polly:SynthesizeSpeech | UNAUTHORIZED",
                "403 | InvalidSignatureException | The request signature does not match | UNAUTHORIZED",
                "403 | UnrecognizedClientException | The security token included in the request is invalid | UNAUTHORIZED",
                "404 | UnknownOperationException | | UNAVAILABLE",
                "500 | ServiceFailureException | An unknown condition has caused a service failure | SERVER_ERROR",
                "503 | ServiceUnavailableException | Service is unable to handle request | SERVER_ERROR"
            })
    void everyRefusalHasItsOutcomeAndIsNotRepeated(int status, String code, String message, AttemptOutcome outcome) {
        answer(aResponse()
                .withStatus(status)
                .withHeader("x-amzn-ErrorType", code)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"message\": \"" + message + "\"}"));

        assertThat(failure().outcome()).isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @ParameterizedTest
    @CsvSource({"502, SERVER_ERROR", "403, UNAUTHORIZED", "413, REFUSED", "302, REFUSED"})
    void aPageInPlaceOfAnErrorIsReadByItsStatus(int status, AttemptOutcome outcome) {
        answer(aResponse().withStatus(status).withBody("<html>Over there</html>"));

        assertThat(failure().outcome()).isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @Test
    void howLongToWaitIsRead() {
        answer(aResponse()
                .withStatus(503)
                .withHeader("Retry-After", "3")
                .withHeader("x-amzn-ErrorType", "ServiceUnavailableException")
                .withBody("{}"));

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void anAnswerThatDripsIsATimeoutInTheEnd() {
        answer(aResponse().withBody(MP3).withChunkedDribbleDelay(20, 60_000));

        assertThat(failure(provider(SERVER.baseUrl(), IMPATIENT)).outcome()).isEqualTo(AttemptOutcome.TIMEOUT);
    }

    @Test
    void theVoicesAreThoseOfTheEngineFromAllPages() {
        SERVER.stubFor(
                get(urlPathEqualTo(LIST)).withQueryParam("NextToken", absent()).willReturn(okJson("""
                {"Voices": [
                  {"Id": "Joanna", "Name": "Joanna", "Gender": "Female", "LanguageCode": "en-US", "LanguageName": "US English",
                   "SupportedEngines": ["generative", "neural", "standard"]},
                  {"Id": "Geraint", "Name": "Geraint", "Gender": "Male", "LanguageCode": "en-GB-WLS", "LanguageName": "Welsh English",
                   "SupportedEngines": ["standard"]}
                ], "NextToken": "page-2"}
                """)));
        SERVER.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("NextToken", equalTo("page-2"))
                .willReturn(okJson("""
                {"Voices": [
                  {"Id": "Kajal", "Name": "Kajal", "Gender": "Female", "LanguageCode": "en-IN", "LanguageName": "Indian English",
                   "AdditionalLanguageCodes": ["hi-IN"], "SupportedEngines": ["neural"]},
                  {"Id": "Newcomer", "Name": "Søren", "LanguageCode": "da-DK", "LanguageName": "Danish", "SupportedEngines": ["neural"]}
                ]}
                """)));
        var neural = provider(SERVER.baseUrl(), PATIENT, Map.of());

        assertThat(neural.voices())
                .containsExactly(
                        new Voice("Joanna", List.of("en-US"), Gender.FEMALE, "Joanna"),
                        new Voice("Kajal", List.of("en-IN", "hi-IN"), Gender.FEMALE, "Kajal"),
                        new Voice("Newcomer", List.of("da-DK"), null, "Søren"));
        assertThat(neural.voices()).hasSize(3);
        SERVER.verify(
                2,
                getRequestedFor(urlPathEqualTo(LIST))
                        .withQueryParam("Engine", equalTo("neural"))
                        .withQueryParam("IncludeAdditionalLanguageCodes", equalTo("true")));
    }

    @Test
    void aListWithoutAnEndHasNoVoices() {
        SERVER.stubFor(get(urlPathEqualTo(LIST)).willReturn(okJson("{\"Voices\": [], \"NextToken\": \"again\"}")));

        assertThat(provider(SERVER.baseUrl(), PATIENT, Map.of()).voices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"Voices\": [{\"Id\"", "{}"})
    void aListThatIsNoneHasNoVoices(String body) {
        SERVER.stubFor(get(urlPathEqualTo(LIST)).willReturn(aResponse().withBody(body)));

        assertThat(provider(SERVER.baseUrl(), PATIENT, Map.of()).voices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"standard, 80, 80", "neural, 18, 8", "long-form, 26, 8", "generative, 26, 8"})
    void anEngineHasItsLimits(String engine, int concurrency, double rate) {
        var can = provider(SERVER.baseUrl(), PATIENT, Map.of("model", engine)).capabilities();

        assertThat(can.modelNames()).containsExactly(engine);
        assertThat(can.defaultModel().limit()).isEqualTo(new SizeLimit(3000, Counting.CODE_POINTS));
        assertThat(can.concurrency()).isEqualTo(concurrency);
        assertThat(can.requestsPerSecond()).isEqualTo(rate);
    }

    @Test
    void aRegionIsAnAddress() {
        var entry = ProviderEntry.of(Map.of("region", "eu-central-1", "access-key", "AKIA", "secret-key", "x"));

        assertThat(new PollyType()
                        .create(
                                new ProviderId("polly"),
                                entry,
                                new SpeechProviderType.Means(ModelCatalogue.shipped(), PATIENT, CLOCK))
                        .address())
                .contains(URI.create("https://polly.eu-central-1.amazonaws.com"));
    }

    @Test
    void withoutCredentialsNothingIsAsked() {
        var access = new PollyAccess(
                URI.create(SERVER.baseUrl()),
                "eu-central-1",
                () -> {
                    throw SdkClientException.create("Unable to load credentials");
                },
                PATIENT,
                CLOCK);
        var without = new PollyProvider(
                new ProviderId("polly"),
                PollyOffer.of(ProviderEntry.of(Map.of()), ModelCatalogue.shipped()),
                List.of(),
                access,
                CLOCK);

        assertThat(((ProviderHealth.Down) without.health()).advice())
                .contains("rhapsode.speech.providers.polly.region");
        assertThat(without.voices()).isEmpty();
        assertThat(failure(without).outcome()).isEqualTo(AttemptOutcome.UNAVAILABLE);
        assertThat(SERVER.getServeEvents().getRequests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "access-key, AKIA, belong together",
        "secret-key, hidden, belong together",
        "region, 'eu/central', eu-central-1",
        "base-url, ftp://host, http",
        "model, wavenet, long-form"
    })
    void whatCanNeverWorkIsRefused(String property, String value, String advice) {
        var entry = ProviderEntry.of(Map.of(property, value));

        assertThatThrownBy(() -> new PollyType()
                        .create(
                                new ProviderId("polly"),
                                entry,
                                new SpeechProviderType.Means(ModelCatalogue.shipped(), PATIENT, CLOCK)))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining(advice)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void aSpeedBeyondIsKnownForWhatBecomesOfIt() {
        assertThat(neural().speed(4)).isEqualTo(2);
        assertThat(neural().speed(0.1)).isEqualTo(0.2);
    }

    private SpeechProvider neural() {
        return provider(SERVER.baseUrl(), PATIENT);
    }

    private static SpeechProvider provider(String address, Duration longest, Map<String, String> settings) {
        var entry = new HashMap<>(settings);
        entry.put("base-url", address);
        entry.put("region", "eu-central-1");
        entry.put("access-key", "AKIATEST");
        entry.put("secret-key", "polly-secret");
        return new PollyType()
                .create(
                        new ProviderId("polly"),
                        ProviderEntry.of(entry),
                        new SpeechProviderType.Means(ModelCatalogue.shipped(), longest, CLOCK));
    }

    private SpeechFailure failure() {
        return failure(neural());
    }

    private SpeechFailure failure(SpeechProvider provider) {
        return Objects.requireNonNull(catchThrowableOfType(SpeechFailure.class, () -> provider.synthesize(request())));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(SPEECH).willReturn(response));
    }

    private static SpeechRequest request(String text, SpeechSettings settings) {
        return new SpeechRequest(text, "Joanna", null, "en", settings);
    }
}
