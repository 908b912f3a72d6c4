package io.rhapsode.worker.speech.replicate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.Faults;
import io.rhapsode.worker.speech.ManualClock;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.UnusableSettings;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReplicateProviderTest {

    @RegisterExtension
    static final WireMockExtension REPLICATE = server();

    /** Where the files lie. */
    @RegisterExtension
    static final WireMockExtension DELIVERY = server();

    private static final String CREATE = "/v1/models/minimax/speech-02-turbo/predictions";
    private static final String LOOK = "/v1/predictions/p1";
    private static final String CANCEL = "/v1/predictions/p1/cancel";
    private static final String FILE = "/xezq/speech.wav";
    private static final byte[] WAV = "RIFF\0\0\0\0WAVEfmt some samples".getBytes(StandardCharsets.ISO_8859_1);
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private ReplicateProvider provider;

    @BeforeEach
    void anAccount() {
        provider = provider(Map.of(), PATIENT);
        DELIVERY.stubFor(get(FILE).willReturn(aResponse().withBody(WAV)));
    }

    @Test
    void aPredictionThatEndsAtOnceIsFetchedWithoutTheToken() throws Exception {
        created(succeeded());

        var spoken =
                provider.synthesize(request("Grüße 😀", "de", new SpeechSettings(1.5, -3.4, 0.5, 0.75, 0, 1.2, "sad")));

        assertThat(spoken.audio()).isEqualTo(WAV);
        assertThat(spoken.billedCharacters()).isEqualTo(7);
        REPLICATE.verify(
                1,
                postRequestedFor(urlEqualTo(CREATE))
                        .withHeader("Authorization", equalTo("Bearer r8-secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Prefer", equalTo("wait=10"))
                        .withHeader("Cancel-After", equalTo("30s"))
                        .withRequestBody(equalToJson("""
                                {"input": {"text": "Grüße 😀", "voice_id": "Wise_Woman", "speed": 1.5, "pitch": -3,
                                           "volume": 1.2, "emotion": "sad", "language_boost": "German",
                                           "audio_format": "wav", "sample_rate": 44100, "channel": "mono"}}
                                """)));
        DELIVERY.verify(1, getRequestedFor(urlEqualTo(FILE)).withoutHeader("Authorization"));
    }

    @Test
    void onePredictionThatTakesLongerIsLookedAtUntilItHasEnded() throws Exception {
        created(prediction("starting", "null"));
        looked("started", "one", prediction("processing", "null"));
        looked(
                "one",
                "two",
                prediction("succeeded", "[\"" + DELIVERY.baseUrl() + FILE + "\"]")
                        .replace("\"metrics\": {", "\"metrics\": {\"input_token_count\": 9, "));

        assertThat(provider.synthesize(request("Hi")).billedCharacters()).isEqualTo(9);

        REPLICATE.verify(2, getRequestedFor(urlEqualTo(LOOK)).withHeader("Authorization", equalTo("Bearer r8-secret")));
        REPLICATE.verify(0, postRequestedFor(urlEqualTo(CANCEL)));
    }

    @Test
    void aLookThatFailsForTheMomentIsNoReasonToPayTwice() throws Exception {
        created(prediction("processing", "null"));
        REPLICATE.stubFor(get(LOOK)
                .inScenario("looks")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("one"));
        looked("one", "two", succeeded());

        assertThat(provider.synthesize(request("Hi")).audio()).isEqualTo(WAV);

        REPLICATE.verify(1, postRequestedFor(urlEqualTo(CREATE)));
    }

    @Test
    void theTokenDoesNotFollowALinkToSomebodyElse() throws Exception {
        created(prediction("processing", "null").replace(REPLICATE.baseUrl() + "/v1", DELIVERY.baseUrl() + "/v1"));
        REPLICATE.stubFor(get(LOOK).willReturn(json(200, succeeded())));

        provider.synthesize(request("Hi"));

        DELIVERY.verify(0, getRequestedFor(urlEqualTo(LOOK)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.5, auto, auto, und, Automatic",
        "4, 2, tense, fearful, pt-BR, Portuguese",
        "1, 1, excited, happy, nb, Norwegian",
        "1, 1, calm, calm, xx, Automatic"
    })
    void whatTheModelDoesNotKnowBecomesTheNearest(
            double speed, double sent, String emotion, String mood, String language, String boost) throws Exception {
        created(succeeded());

        provider.synthesize(request("Hi", language, new SpeechSettings(speed, 0, 0.5, 0.75, 0, 1, emotion)));

        assertThat(provider.speed(speed)).isEqualTo(sent);
        REPLICATE.verify(postRequestedFor(urlEqualTo(CREATE))
                .withRequestBody(matchingJsonPath("$.input[?(@.speed == " + sent + ")]"))
                .withRequestBody(matchingJsonPath("$.input.emotion", equalTo(mood)))
                .withRequestBody(matchingJsonPath("$.input.language_boost", equalTo(boost))));
    }

    @Test
    void nothingInTheTextIsAnInstruction() throws Exception {
        created(succeeded());

        provider.synthesize(request("Wait<#99#>for it"));

        REPLICATE.verify(postRequestedFor(urlEqualTo(CREATE))
                .withRequestBody(matchingJsonPath("$.input.text", equalTo("Wait(#99#>for it"))));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "400, REFUSED",
        "401, UNAUTHORIZED",
        "402, QUOTA",
        "403, UNAUTHORIZED",
        "404, UNAVAILABLE",
        "422, REFUSED",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "504, SERVER_ERROR"
    })
    void everyRefusalHasItsOutcomeAndIsNotRepeated(int status, AttemptOutcome outcome) {
        REPLICATE.stubFor(post(CREATE)
                .willReturn(json(status, "{\"title\": \"No\", \"detail\": \"Words.\", \"status\": " + status + "}")));

        assertThat(failure().outcome()).isEqualTo(outcome);
        REPLICATE.verify(1, postRequestedFor(urlEqualTo(CREATE)));
        REPLICATE.verify(0, postRequestedFor(urlEqualTo(CANCEL)));
    }

    @Test
    void howLongToWaitIsRead() {
        REPLICATE.stubFor(post(CREATE).willReturn(json(429, "{}").withHeader("Retry-After", "7")));

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "failed, 'The input or output was flagged as sensitive. Please try again with different inputs. (E005)', REFUSED",
        "failed, 'invalid params, voice id not exist', VOICE_UNKNOWN",
        "failed, 'rate limit exceeded (RPM)', RATE_LIMITED",
        "failed, 'Director: unexpected error handling prediction (E6716)', SERVER_ERROR",
        "canceled, '', SERVER_ERROR",
        "aborted, '', SERVER_ERROR",
        "something new, '', SERVER_ERROR"
    })
    void aPredictionThatEndsBadlyIsAFailure(String status, String error, AttemptOutcome outcome) {
        created(prediction(status, "null").replace("\"error\": null", "\"error\": \"" + error + "\""));

        assertThat(failure().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "null, EMPTY_AUDIO",
        "[], EMPTY_AUDIO",
        "'\"file:///etc/passwd\"', UNDECODABLE",
        "'\"no address\"', UNDECODABLE",
        "'{\"audio\": 1}', EMPTY_AUDIO"
    })
    void anOutputThatIsNoAddressOfAFileIsAFailure(String output, AttemptOutcome outcome) {
        created(prediction("succeeded", output));

        assertThat(failure().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "{\"id\": \"\"}"})
    void anAnswerThatIsNoPredictionIsAFailure(String answer) {
        REPLICATE.stubFor(post(CREATE).willReturn(json(201, answer)));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.SERVER_ERROR);
    }

    @Test
    void aFileThatIsPaidForIsAskedForMoreThanOnce() throws Exception {
        created(succeeded());
        DELIVERY.stubFor(get(FILE)
                .inScenario("files")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("there"));
        DELIVERY.stubFor(get(FILE)
                .inScenario("files")
                .whenScenarioStateIs("there")
                .willReturn(aResponse().withBody(WAV)));

        assertThat(provider.synthesize(request("Hi")).audio()).isEqualTo(WAV);

        REPLICATE.verify(1, postRequestedFor(urlEqualTo(CREATE)));
    }

    @Test
    void aFileThatNeverComesIsAFailure() {
        created(succeeded());
        DELIVERY.stubFor(get(FILE).willReturn(aResponse().withStatus(404)));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.SERVER_ERROR);
        DELIVERY.verify(3, getRequestedFor(urlEqualTo(FILE)));
    }

    @Test
    void anEmptyFileAndAPageAreNoAudio() {
        created(succeeded());
        DELIVERY.stubFor(get(FILE).willReturn(aResponse().withBody("<html>Gone</html>")));
        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.UNDECODABLE);

        DELIVERY.stubFor(get(FILE).willReturn(aResponse().withBody(new byte[0])));
        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.EMPTY_AUDIO);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsOneAttempt(Fault fault) {
        REPLICATE.stubFor(post(CREATE).willReturn(aResponse().withFault(fault)));

        assertThat(failure().outcome()).isIn(Faults.outcomes(fault));
        REPLICATE.verify(1, postRequestedFor(urlEqualTo(CREATE)));
    }

    @Test
    void anAnswerShorterThanItSaysIsTruncated() throws Exception {
        try (var server = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> Faults.halfAnAnswer(server));
            provider = provider(Map.of("base-url", "http://127.0.0.1:" + server.getLocalPort() + "/v1"), PATIENT);

            assertThat(failure().outcome()).isEqualTo(AttemptOutcome.TRUNCATED);
        }
    }

    @Test
    void aPredictionThatTakesTooLongIsCancelled() {
        provider = provider(Map.of(), Duration.ofMillis(900));
        created(prediction("processing", "null"));
        REPLICATE.stubFor(get(LOOK).willReturn(json(200, prediction("processing", "null"))));
        REPLICATE.stubFor(post(CANCEL).willReturn(json(200, prediction("canceled", "null"))));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.TIMEOUT);

        REPLICATE.verify(
                1, postRequestedFor(urlEqualTo(CANCEL)).withHeader("Authorization", equalTo("Bearer r8-secret")));
        REPLICATE.verify(moreThanOrExactly(1), getRequestedFor(urlEqualTo(LOOK)));
    }

    @Test
    void anInterruptCancelsThePrediction() {
        created(prediction("processing", "null"));
        REPLICATE.stubFor(get(LOOK).willReturn(json(200, prediction("processing", "null"))));
        REPLICATE.stubFor(post(CANCEL).willReturn(json(200, prediction("canceled", "null"))));

        Faults.interrupt(
                () -> provider.synthesize(request("Hi")),
                () -> !REPLICATE.findAll(getRequestedFor(urlEqualTo(LOOK))).isEmpty());

        REPLICATE.verify(1, postRequestedFor(urlEqualTo(CANCEL)));
    }

    @Test
    void theAccountIsAskedAndTheAnswerRemembered() {
        REPLICATE.stubFor(
                get("/v1/account").willReturn(json(200, "{\"type\": \"organization\", \"username\": \"acme\"}")));

        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);
        clock.pass(ReplicateAccount.AGE.minusMillis(1));
        provider.health();

        REPLICATE.verify(
                1, getRequestedFor(urlEqualTo("/v1/account")).withHeader("Authorization", equalTo("Bearer r8-secret")));
    }

    @Test
    void aTokenThatIsMissingOrWrongIsSaid() {
        REPLICATE.stubFor(get("/v1/account").willReturn(json(401, "{\"title\": \"Unauthenticated\"}")));
        assertThat(((ProviderHealth.Down) provider.health()).advice())
                .contains("rhapsode.speech.providers.reader.api-key")
                .doesNotContain("r8-secret");

        provider = provider(Map.of("api-key", ""), PATIENT);
        assertThat(((ProviderHealth.Down) provider.health()).advice())
                .contains("rhapsode.speech.providers.reader.api-key");
        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.UNAVAILABLE);
    }

    @Test
    void theModelSaysHowMuchItTakesAndWhatItUnderstands() {
        var model = provider.capabilities().defaultModel();

        assertThat(model.name()).isEqualTo("minimax/speech-02-turbo");
        assertThat(model.limit().max()).isEqualTo(10_000);
        assertThat(model.settings())
                .containsExactlyInAnyOrder(
                        SpeechSetting.SPEED, SpeechSetting.PITCH, SpeechSetting.VOLUME, SpeechSetting.EMOTION);
        assertThat(provider.voices())
                .hasSize(17)
                .allSatisfy(voice -> assertThat(voice.languages()).isEmpty());
        assertThat(provider.takesThePricesOfItsType()).isFalse();
        assertThat(provider(Map.of("base-url", "https://api.replicate.com/v1"), PATIENT)
                        .takesThePricesOfItsType())
                .isTrue();
    }

    @Test
    void anotherModelIsAskedAtItsOwnPlaceAndHasToBeAName() throws Exception {
        REPLICATE.stubFor(post("/v1/models/minimax/speech-02-hd/predictions").willReturn(json(201, succeeded())));

        assertThat(provider(Map.of("model", "minimax/speech-02-hd"), PATIENT)
                        .synthesize(request("Hi"))
                        .audio())
                .isEqualTo(WAV);
        Assertions.assertThatThrownBy(() -> provider(Map.of("model", "../account"), PATIENT))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining("minimax/speech-02-turbo");
    }

    private SpeechFailure failure() {
        return Faults.failure(() -> provider.synthesize(request("Hi")));
    }

    private static void created(String prediction) {
        REPLICATE.stubFor(post(CREATE).willReturn(json(201, prediction)));
    }

    private static void looked(String state, String next, String prediction) {
        REPLICATE.stubFor(get(LOOK)
                .inScenario("looks")
                .whenScenarioStateIs(state.equals("started") ? Scenario.STARTED : state)
                .willReturn(json(200, prediction))
                .willSetStateTo(next));
    }

    private static String succeeded() {
        return prediction("succeeded", "\"" + DELIVERY.baseUrl() + FILE + "\"");
    }

    private static String prediction(String status, String output) {
        return """
                {"id": "p1", "model": "minimax/speech-02-turbo", "version": "hidden", "status": "%s",
                 "input": {"text": "not to be seen"}, "logs": "", "output": %s, "error": null,
                 "created_at": "2026-03-01T12:00:00.000Z", "data_removed": false, "metrics": {"predict_time": 1.2},
                 "urls": {"get": "%s/v1/predictions/p1", "cancel": "%s/v1/predictions/p1/cancel"}}
                """.formatted(status, output, REPLICATE.baseUrl(), REPLICATE.baseUrl());
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private ReplicateProvider provider(Map<String, String> more, Duration longest) {
        var entry = new HashMap<>(Map.of("base-url", REPLICATE.baseUrl() + "/v1/", "api-key", "r8-secret"));
        entry.putAll(more);
        return new ReplicateType(new PredictionBells())
                .create(
                        new ProviderId("reader"),
                        ProviderEntry.of(entry),
                        new SpeechProviderType.Means(ModelCatalogue.shipped(), longest, clock));
    }

    private static SpeechRequest request(String text) {
        return request(text, "en", SpeechSettings.DEFAULT);
    }

    private static SpeechRequest request(String text, String language, SpeechSettings settings) {
        return new SpeechRequest(text, "Wise_Woman", null, language, settings);
    }

    private static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(WireMockConfiguration.options().dynamicPort())
                .build();
    }
}
