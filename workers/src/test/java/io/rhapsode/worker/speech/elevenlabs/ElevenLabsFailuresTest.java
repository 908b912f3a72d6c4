package io.rhapsode.worker.speech.elevenlabs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.PATIENT;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.SPEECH;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.answer;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.provider;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.refusal;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.request;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.Faults;
import io.rhapsode.worker.speech.SpeechFailure;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's bad answers, and what becomes of them. */
@Timeout(60)
class ElevenLabsFailuresTest {

    @RegisterExtension
    static final WireMockExtension SERVER = ElevenLabsService.server();

    private static final Duration IMPATIENT = Duration.ofMillis(400);

    private ElevenLabsProvider provider;

    @BeforeEach
    void anAccount() {
        provider = provider(SERVER, Map.of());
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "400, max_character_limit_exceeded, REFUSED",
        "400, unsupported_model, REFUSED",
        "400, voice_not_found, VOICE_UNKNOWN",
        "400, invalid_uid, VOICE_UNKNOWN",
        "400, model_not_found, UNAVAILABLE",
        "401, invalid_api_key, UNAUTHORIZED",
        "401, missing_permissions, UNAUTHORIZED",
        "401, detected_unusual_activity, UNAUTHORIZED",
        "401, quota_exceeded, QUOTA",
        "402, payment_required, QUOTA",
        "403, voice_access_denied, UNAUTHORIZED",
        "404, voice_not_found, VOICE_UNKNOWN",
        "422, invalid_parameters, REFUSED",
        "429, too_many_concurrent_requests, RATE_LIMITED",
        "429, concurrent_limit_exceeded, RATE_LIMITED",
        "429, rate_limit_exceeded, RATE_LIMITED",
        "429, system_busy, SERVER_ERROR",
        "500, internal_server_error, SERVER_ERROR",
        "503, service_unavailable, SERVER_ERROR"
    })
    void everyErrorHasItsOutcomeAndIsNotRepeated(int status, String code, AttemptOutcome outcome) {
        answer(SERVER, refusal(status, code));

        assertThat(failure().outcome()).isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlPathEqualTo(SPEECH)));
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"detail\": {\"status\": \"quota_exceeded\", \"message\": \"You have 3 credits left.\"}} | QUOTA",
                "422 | {\"detail\": [{\"loc\": [\"body\", \"text\"], \"msg\": \"field required\", \"type\": \"missing\"}]} | REFUSED",
                "401 | {\"detail\": \"Unauthorized\"} | UNAUTHORIZED",
                "404 | <html>Not here</html> | UNAVAILABLE",
                "429 | <html>Slow down</html> | RATE_LIMITED",
                "502 | <html>Bad Gateway</html> | SERVER_ERROR",
                "302 | <html>Over there</html> | REFUSED"
            })
    void anErrorOfAnOlderShapeOrOfAProxyIsUnderstoodAsFarAsItGoes(int status, String body, AttemptOutcome outcome) {
        answer(SERVER, aResponse().withStatus(status).withBody(body));

        assertThat(failure().outcome()).isEqualTo(outcome);
    }

    @Test
    void tooManyOfOurOwnRequestsWaitForOneOfThemAndABusyServiceIsItsOwnFault() {
        answer(SERVER, refusal(429, "concurrent_limit_exceeded"));
        assertThat(failure().retryAfter()).contains(ElevenLabsFailures.ONE_OF_OURS);

        answer(SERVER, refusal(429, "concurrent_limit_exceeded").withHeader("Retry-After", "7"));
        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));

        answer(SERVER, refusal(429, "system_busy"));
        assertThat(failure().retryAfter()).isEmpty();
    }

    @Test
    void aFormatOfALargerPlanIsNotAskedForAgain() throws Exception {
        SERVER.stubFor(post(urlPathEqualTo(SPEECH))
                .withQueryParam("output_format", equalTo("pcm_44100"))
                .willReturn(refusal(403, "output_format_not_allowed")));
        SERVER.stubFor(post(urlPathEqualTo(SPEECH))
                .withQueryParam("output_format", equalTo("mp3_44100_192"))
                .willReturn(refusal(403, "output_format_not_allowed")));
        SERVER.stubFor(post(urlPathEqualTo(SPEECH))
                .withQueryParam("output_format", equalTo("mp3_44100_128"))
                .willReturn(aResponse().withBody("ID3 and frames")));

        assertThat(provider.synthesize(request("Hi")).audio())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("ID3 and frames");
        provider.synthesize(request("Hi"));

        SERVER.verify(4, postRequestedFor(urlPathEqualTo(SPEECH)));
        SERVER.verify(
                2, postRequestedFor(urlPathEqualTo(SPEECH)).withQueryParam("output_format", equalTo("mp3_44100_128")));
    }

    @Test
    void whereEveryFormatIsRefusedNoneIsForgotten() throws Exception {
        answer(SERVER, refusal(403, "output_format_not_allowed"));
        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.REFUSED);
        SERVER.resetAll();
        answer(SERVER, samples());

        provider.synthesize(request("Hi"));

        SERVER.verify(
                1, postRequestedFor(urlPathEqualTo(SPEECH)).withQueryParam("output_format", equalTo("pcm_44100")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsOneAttempt(Fault fault) {
        answer(SERVER, aResponse().withFault(fault));

        assertThat(failure().outcome()).isIn(Faults.outcomes(fault));
        SERVER.verify(1, postRequestedFor(urlPathEqualTo(SPEECH)));
    }

    @Test
    void nobodyThereIsAFailedConnection() {
        provider = provider(SERVER, Map.of("base-url", "http://127.0.0.1:1"));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.CONNECTION);
    }

    @Test
    void aServiceThatDoesNotAnswerIsATimeout() {
        provider = provider(SERVER, Map.of(), IMPATIENT, ElevenLabsService.CLOCK);
        answer(SERVER, samples().withFixedDelay(60_000));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.TIMEOUT);
        awaitTheRequest();
    }

    @Test
    void aServiceThatDripsIsATimeoutInTheEnd() {
        provider = provider(SERVER, Map.of(), IMPATIENT, ElevenLabsService.CLOCK);
        answer(SERVER, samples().withChunkedDribbleDelay(20, 60_000));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.TIMEOUT);
        awaitTheRequest();
    }

    @Test
    void anAnswerShorterThanItSaysIsTruncated() throws Exception {
        try (var server = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> Faults.halfAnAnswer(server));
            provider = provider(SERVER, Map.of("base-url", "http://127.0.0.1:" + server.getLocalPort()));

            assertThat(failure().outcome()).isEqualTo(AttemptOutcome.TRUNCATED);
        }
    }

    @Test
    void nothingIsEmptyAudio() {
        answer(SERVER, aResponse().withBody(new byte[0]));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.EMPTY_AUDIO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html>Welcome</html>",
                "{\"detail\": {\"status\": \"busy\", \"message\": \"This is more than sixty-four letters long, as such pages are.\"}}"
            })
    void aPageWithStatus200IsNoAudio(String page) {
        answer(SERVER, aResponse().withHeader("Content-Type", "audio/pcm").withBody(page));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.UNDECODABLE);
    }

    @Test
    void anInterruptBreaksTheRequestOff() {
        answer(SERVER, samples().withFixedDelay(60_000));
        long asked = SERVER.getServeEvents().getRequests().size();

        Faults.interrupt(
                () -> provider.synthesize(request("Hi")),
                () -> SERVER.getServeEvents().getRequests().size() > asked);
    }

    @Test
    void withoutAKeyNobodyIsAsked() {
        provider = provider(SERVER, Map.of("api-key", " "));

        assertThat(failure().outcome()).isEqualTo(AttemptOutcome.UNAVAILABLE);
        SERVER.verify(0, postRequestedFor(urlPathEqualTo(SPEECH)));
    }

    @Test
    void onlyElevenLabsItselfTakesThePricesOfTheType() {
        assertThat(provider.takesThePricesOfItsType()).isFalse();
        assertThat(provider(SERVER, Map.of("base-url", "https://api.us.elevenlabs.io"), PATIENT, Clock.systemUTC())
                        .takesThePricesOfItsType())
                .isTrue();
    }

    /** A request that is given up before the server has noted it would be counted in the next test. */
    private static void awaitTheRequest() {
        await().untilAsserted(() -> SERVER.verify(1, postRequestedFor(urlPathEqualTo(SPEECH))));
    }

    private SpeechFailure failure() {
        return Faults.failure(() -> provider.synthesize(request("Hi")));
    }
}
