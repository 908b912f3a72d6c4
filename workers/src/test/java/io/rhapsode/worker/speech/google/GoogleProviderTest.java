package io.rhapsode.worker.speech.google;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
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

@Timeout(60)
class GoogleProviderTest implements FaultyService {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final String SPEECH = "/v1/text:synthesize";
    private static final byte[] WAV = "RIFF\0\0\0\0WAVEfmt some samples".getBytes(StandardCharsets.ISO_8859_1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private static final String VOICES = """
            {"voices": [
              {"languageCodes": ["en-US"], "name": "en-US-Neural2-A", "ssmlGender": "MALE", "naturalSampleRateHertz": 24000},
              {"languageCodes": ["cmn-CN"], "name": "cmn-CN-Standard-A", "ssmlGender": "FEMALE", "naturalSampleRateHertz": 24000},
              {"languageCodes": ["de-DE"], "name": "de-DE-Neural2-F", "ssmlGender": "FEMALE", "naturalSampleRateHertz": 24000},
              {"languageCodes": ["en-US"], "name": "en-US-Chirp-HD-F", "ssmlGender": "FEMALE", "naturalSampleRateHertz": 24000},
              {"languageCodes": ["en-US"], "name": "en-US-Chirp3-HD-Achernar", "ssmlGender": "SSML_VOICE_GENDER_UNSPECIFIED", "naturalSampleRateHertz": 24000},
              {"languageCodes": ["en-US"], "name": "Achernar", "ssmlGender": "FEMALE", "naturalSampleRateHertz": 24000}
            ]}
            """;

    @Override
    public WireMockExtension server() {
        return SERVER;
    }

    @Override
    public SpeechProvider provider(String address, Duration longest) {
        return provider(address, longest, Map.of());
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
        return answerWith(WAV).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aRequestSaysWhatIsWantedAndNothingThatIsAsUsual() throws Exception {
        answer(okJson(answerWith(WAV)));

        var spoken = neural2().synthesize(request("Grüße <b> 😀", SpeechSettings.DEFAULT));

        assertThat(spoken.audio()).isEqualTo(WAV);
        assertThat(spoken.billedCharacters()).isEqualTo(11);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH))
                        .withHeader("X-Goog-Api-Key", equalTo("AIza-secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withoutHeader("Authorization")
                        .withRequestBody(equalToJson("""
                                {"input": {"text": "Grüße <b> 😀"},
                                 "voice": {"languageCode": "en-US", "name": "en-US-Neural2-A"},
                                 "audioConfig": {"audioEncoding": "LINEAR16"}}
                                """)));
    }

    @Test
    void theSettingsAreSaidInTheUnitsOfTheService() throws Exception {
        answer(okJson(answerWith(WAV)));

        neural2().synthesize(request("Hi", new SpeechSettings(1.5, -3, 0.5, 0.75, 0.7, 2, "sad")));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalToJson("""
                {"input": {"text": "Hi"},
                 "voice": {"languageCode": "en-US", "name": "en-US-Neural2-A"},
                 "audioConfig": {"audioEncoding": "LINEAR16", "speakingRate": 1.5, "pitch": -3.0,
                                 "volumeGainDb": 6.020599913279624}}
                """)));
    }

    @Test
    void whatTheServiceWouldRefuseIsBroughtBackToWhatItTakes() throws Exception {
        answer(okJson(answerWith(WAV)));

        neural2().synthesize(request("Hi", new SpeechSettings(4, 0, 0.5, 0.75, 0, 0, "auto")));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalToJson("""
                {"input": {"text": "Hi"},
                 "voice": {"languageCode": "en-US", "name": "en-US-Neural2-A"},
                 "audioConfig": {"audioEncoding": "LINEAR16", "speakingRate": 2.0, "volumeGainDb": -96.0}}
                """)));
    }

    @Test
    void aFamilyThatKnowsNoPitchIsNotToldOne() throws Exception {
        answer(okJson(answerWith(WAV)));

        provider(SERVER.baseUrl(), PATIENT)
                .synthesize(new SpeechRequest(
                        "Hi",
                        "en-US-Chirp3-HD-Achernar",
                        null,
                        "en",
                        new SpeechSettings(0.5, 5, 0.5, 0.75, 0, 1, "auto")));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalToJson("""
                {"input": {"text": "Hi"},
                 "voice": {"languageCode": "en-US", "name": "en-US-Chirp3-HD-Achernar"},
                 "audioConfig": {"audioEncoding": "LINEAR16", "speakingRate": 0.5}}
                """)));
    }

    @Test
    void minutesOfAudioInOneStringAreRead() throws Exception {
        byte[] minutes = new byte[24_000_000];
        System.arraycopy(WAV, 0, minutes, 0, WAV.length);
        answer(okJson(answerWith(minutes)));

        assertThat(neural2().synthesize(request()).audio()).hasSize(minutes.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | EMPTY_AUDIO",
                "{\"audioContent\": \"\"} | EMPTY_AUDIO",
                "{\"audioContent\": \"%%%\"} | UNDECODABLE",
                "{\"audioContent\": \"PGh0bWw+\"} | UNDECODABLE",
                "{\"audioContent\": \"UklGRg | UNDECODABLE"
            })
    void anAnswerWithoutAudioIsAFailure(String body, AttemptOutcome outcome) {
        answer(okJson(body));

        assertThat(failure().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} {1}: {2} is {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | INVALID_ARGUMENT    | Request contains an invalid argument.            | []  | REFUSED",
                "400 | INVALID_ARGUMENT    | Voice 'en-US-Neural2-A' does not exist.          | []  | VOICE_UNKNOWN",
                "400 | INVALID_ARGUMENT    | API key not valid. | [{\"@type\": \"type.googleapis.com/google.rpc.ErrorInfo\", \"reason\": \"API_KEY_INVALID\", \"domain\": \"googleapis.com\"}] | UNAUTHORIZED",
                "401 | UNAUTHENTICATED     | Request had invalid authentication credentials.  | []  | UNAUTHORIZED",
                "403 | PERMISSION_DENIED   | The caller does not have permission.             | []  | UNAUTHORIZED",
                "403 | PERMISSION_DENIED   | Not used before. | [{\"reason\": \"SERVICE_DISABLED\"}] | UNAUTHORIZED",
                "403 | PERMISSION_DENIED   | This API method requires billing to be enabled.  | [{\"reason\": \"BILLING_DISABLED\"}] | QUOTA",
                "404 | NOT_FOUND           | Requested entity was not found.                  | []  | REFUSED",
                "429 | RESOURCE_EXHAUSTED  | Quota exceeded. | [{\"reason\": \"RATE_LIMIT_EXCEEDED\", \"metadata\": {\"quota_unit\": \"1/min/{project}\"}}] | RATE_LIMITED",
                "429 | RESOURCE_EXHAUSTED  | Quota exceeded. | [{\"reason\": \"RATE_LIMIT_EXCEEDED\", \"metadata\": {\"quota_unit\": \"1/d/{project}\"}}] | QUOTA",
                "499 | CANCELLED           | The operation was cancelled.                     | []  | SERVER_ERROR",
                "500 | INTERNAL            | Internal error encountered.                      | []  | SERVER_ERROR",
                "503 | UNAVAILABLE         | The service is currently unavailable.            | []  | SERVER_ERROR",
                "504 | DEADLINE_EXCEEDED   | Deadline expired.                                | []  | TIMEOUT"
            })
    void everyRefusalHasItsOutcomeAndIsNotRepeated(
            int status, String word, String message, String details, AttemptOutcome outcome) {
        answer(aResponse().withStatus(status).withBody("""
                {"error": {"code": %d, "message": "%s", "status": "%s", "details": %s}}
                """.formatted(status, message, word, details)));

        assertThat(failure().outcome()).isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @ParameterizedTest
    @CsvSource({"404, UNAVAILABLE", "429, RATE_LIMITED", "502, SERVER_ERROR", "413, REFUSED", "302, REFUSED"})
    void aPageInPlaceOfAnErrorIsReadByItsStatus(int status, AttemptOutcome outcome) {
        answer(aResponse().withStatus(status).withBody("<html>That's an error.</html>"));

        assertThat(failure().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"34s, 34000", "1.5s, 1500"})
    void howLongToWaitIsSaidInTheDetails(String delay, long millis) {
        answer(aResponse().withStatus(429).withBody("""
                {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Slow down.", "details": [
                  {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "%s"}]}}
                """.formatted(delay)));

        assertThat(failure().retryAfter()).contains(Duration.ofMillis(millis));
    }

    @Test
    void orInTheHeader() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "7").withBody("{}"));

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void theVoicesAreThoseOfTheFamily() {
        SERVER.stubFor(get("/v1/voices").willReturn(okJson(VOICES)));
        var neural2 = neural2();

        assertThat(neural2.voices())
                .containsExactly(
                        new Voice("en-US-Neural2-A", List.of("en-US"), Gender.MALE, "Neural2-A"),
                        new Voice("de-DE-Neural2-F", List.of("de-DE"), Gender.FEMALE, "Neural2-F"));
        assertThat(neural2.voices()).hasSize(2);
        assertThat(provider(SERVER.baseUrl(), PATIENT).voices())
                .containsExactly(new Voice("en-US-Chirp3-HD-Achernar", List.of("en-US"), null, "Chirp3-HD-Achernar"));
        SERVER.verify(
                2, getRequestedFor(urlEqualTo("/v1/voices")).withHeader("X-Goog-Api-Key", equalTo("AIza-secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"voices\": [{\"name\"", "{}", "[]"})
    void aListThatIsNoneHasNoVoices(String body) {
        SERVER.stubFor(get("/v1/voices").willReturn(aResponse().withBody(body)));

        assertThat(neural2().voices()).isEmpty();
    }

    @Test
    void voicesOfTheSettingsAreTakenAsTheyAreAndNobodyIsAsked() {
        var own = provider(SERVER.baseUrl(), PATIENT, Map.of("voices", "en-US-News-K female en-US"));

        assertThat(own.voices()).extracting(Voice::name).containsExactly("en-US-News-K");
        SERVER.verify(0, getRequestedFor(urlEqualTo("/v1/voices")));
    }

    @Test
    void aFamilyHasItsLimits() {
        var can = provider(SERVER.baseUrl(), PATIENT).capabilities();

        assertThat(can.modelNames()).containsExactly("Chirp3-HD");
        assertThat(can.defaultModel().limit()).isEqualTo(new SizeLimit(5000, Counting.UTF8_BYTES));
        assertThat(can.requestsPerSecond()).isEqualTo(200 / 60.0);
        assertThat(neural2().capabilities().requestsPerSecond()).isEqualTo(1000 / 60.0);
    }

    @Test
    void withoutAKeyNothingIsAsked() {
        var without = new GoogleType()
                .create(
                        new ProviderId("google"),
                        ProviderEntry.of(Map.of("base-url", SERVER.baseUrl() + "/v1")),
                        new SpeechProviderType.Means(ModelCatalogue.shipped(), PATIENT, CLOCK));

        assertThat(((ProviderHealth.Down) without.health()).advice())
                .contains("rhapsode.speech.providers.google.api-key");
        assertThat(without.voices()).isEmpty();
        assertThat(Objects.requireNonNull(
                                catchThrowableOfType(SpeechFailure.class, () -> without.synthesize(request())))
                        .outcome())
                .isEqualTo(AttemptOutcome.UNAVAILABLE);
        assertThat(SERVER.getServeEvents().getRequests()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new GoogleType()
                        .create(
                                new ProviderId("google"),
                                ProviderEntry.of(Map.of("base-url", "nonsense")),
                                new SpeechProviderType.Means(ModelCatalogue.shipped(), PATIENT, CLOCK)))
                .isInstanceOf(UnusableSettings.class);
    }

    @Test
    void aSpeedBeyondIsKnownForWhatBecomesOfIt() {
        assertThat(neural2().speed(4)).isEqualTo(2);
        assertThat(neural2().speed(0.1)).isEqualTo(0.25);
    }

    private SpeechProvider neural2() {
        return provider(SERVER.baseUrl(), PATIENT, Map.of("model", "Neural2"));
    }

    private static SpeechProvider provider(String address, Duration longest, Map<String, String> settings) {
        var entry = new HashMap<>(settings);
        entry.put("base-url", address + "/v1/");
        entry.put("api-key", "AIza-secret");
        return new GoogleType()
                .create(
                        new ProviderId("google"),
                        ProviderEntry.of(entry),
                        new SpeechProviderType.Means(ModelCatalogue.shipped(), longest, CLOCK));
    }

    private SpeechFailure failure() {
        return Objects.requireNonNull(
                catchThrowableOfType(SpeechFailure.class, () -> neural2().synthesize(request())));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(SPEECH).willReturn(response));
    }

    private static String answerWith(byte[] audio) {
        return "{\"audioContent\": \"" + Base64.getEncoder().encodeToString(audio) + "\"}";
    }

    private static SpeechRequest request(String text, SpeechSettings settings) {
        return new SpeechRequest(text, "en-US-Neural2-A", null, "en", settings);
    }
}
