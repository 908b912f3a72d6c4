package io.rhapsode.worker.speech.replicate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RingForSpeech;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.Faults;
import io.rhapsode.worker.speech.ManualClock;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.UnusableSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Replicate that rings when a prediction has ended. */
@Timeout(60)
class ReplicateHookTest {

    @RegisterExtension
    static final WireMockExtension REPLICATE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final ProviderId READER = new ProviderId("reader");
    private static final String CREATE = "/v1/models/minimax/speech-02-turbo/predictions";
    private static final String LOOK = "/v1/predictions/p1";
    private static final String FILE = "/speech.wav";
    private static final byte[] WAV = "RIFF\0\0\0\0WAVEfmt some samples".getBytes(StandardCharsets.ISO_8859_1);
    private static final Map<String, String> HOOK = Map.of(
            "webhook-url", "https://speech.example.org/",
            "webhook-secret", "whsec_bm90IHRvIGJlIHNlZW4=");

    /** Longer than anybody waits. */
    private static final String NEVER = "10m";

    private final PredictionBells bells = new PredictionBells();

    @BeforeEach
    void aPredictionThatIsUnderWay() {
        REPLICATE.stubFor(get(FILE).willReturn(aResponse().withBody(WAV)));
        REPLICATE.stubFor(
                post(CREATE).willReturn(okJson(prediction("processing")).withStatus(201)));
        REPLICATE.stubFor(post("/v1/predictions/p1/cancel").willReturn(okJson(prediction("canceled"))));
        stands("processing");
    }

    @Test
    void aPredictionIsAskedForWithTheAddressAtWhichItsEndIsToBeTold() throws Exception {
        stands("succeeded");

        provider(NEVER).synthesize(request());

        REPLICATE.verify(
                1,
                postRequestedFor(urlEqualTo(CREATE))
                        .withRequestBody(matchingJsonPath(
                                "$.webhook", WireMock.equalTo("https://speech.example.org/api/v1/hooks/speech/reader")))
                        .withRequestBody(matchingJsonPath("$.webhook_events_filter.length()", WireMock.equalTo("1")))
                        .withRequestBody(matchingJsonPath("$.webhook_events_filter[0]", WireMock.equalTo("completed")))
                        .withRequestBody(matchingJsonPath("$.input.text", WireMock.equalTo("Hi"))));
    }

    @Test
    void aRingHasWhoWaitsLookAtOnce() throws Exception {
        CompletableFuture<RawSpeech> spoken = speaking(provider(NEVER));
        awaitLooks(1);

        stands("succeeded");
        assertThat(ring("p1")).isTrue();

        assertThat(spoken.get(10, TimeUnit.SECONDS).audio()).isEqualTo(WAV);
        assertThat(looks()).isEqualTo(2);
        assertThat(bells.hanging()).isZero();
    }

    @Test
    void aRingThatIsNotTrueOnlyCostsALookAndTheNextOneIsHeardToo() throws Exception {
        CompletableFuture<RawSpeech> spoken = speaking(provider(NEVER));
        awaitLooks(1);

        ring("p1");
        ring("p1");
        awaitLooks(2);
        assertThat(spoken).isNotDone();
        stands("succeeded");
        ring("p1");

        assertThat(spoken.get(10, TimeUnit.SECONDS).audio()).isEqualTo(WAV);
    }

    @Test
    void aRingForWhatNobodyWaitsForIsForgotten() throws Exception {
        assertThat(ring("p1")).isFalse();
        stands("succeeded");
        provider(NEVER).synthesize(request());

        assertThat(ring("p1")).as("again, after the end").isFalse();
        assertThat(bells.handle(new RingForSpeech(new ProviderId("other"), "p1")))
                .isFalse();
        assertThat(bells.hanging()).isZero();
    }

    @Test
    void withoutARingItIsLookedAtMoreRarely() throws Exception {
        looks(Scenario.STARTED, "processing");
        looks("looked at", "succeeded");

        assertThat(provider("900ms").synthesize(request()).audio()).isEqualTo(WAV);

        assertThat(REPLICATE.findAll(getRequestedFor(urlEqualTo(LOOK))).stream()
                        .map(LoggedRequest::getLoggedDate)
                        .map(Date::getTime)
                        .sorted())
                .hasSize(2)
                .satisfies(
                        looks -> assertThat(looks.getLast() - looks.getFirst()).isGreaterThanOrEqualTo(890));
    }

    @Test
    void nothingHangsWhereAWaitEndedBadly() {
        var provider = provider(NEVER, Duration.ofMillis(600));

        assertThat(Faults.failure(() -> provider.synthesize(request())).outcome())
                .isEqualTo(AttemptOutcome.TIMEOUT);
        Faults.interrupt(() -> provider(NEVER).synthesize(request()), () -> bells.hanging() == 1);

        assertThat(bells.hanging()).isZero();
        REPLICATE.verify(2, postRequestedFor(urlEqualTo("/v1/predictions/p1/cancel")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://speech.example.org, '', webhook-secret",
        "https://speech.example.org, sk-1, webhook-secret",
        "'', whsec_bm90IHRvIGJlIHNlZW4=, webhook-url",
        "ftp://speech.example.org, whsec_bm90IHRvIGJlIHNlZW4=, webhook-url",
        "https://speech.example.org?door=1, whsec_bm90IHRvIGJlIHNlZW4=, webhook-url"
    })
    void halfAHookIsNone(String url, String secret, String named) {
        assertThatThrownBy(() -> ReplicateHook.of(
                        READER, ProviderEntry.of(Map.of("webhook-url", url, "webhook-secret", secret))))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageNotContaining("sk-1")
                .extracting("property", "value")
                .satisfies(refused -> assertThat(String.valueOf(refused))
                        .startsWith("[" + named)
                        .doesNotContain("sk-1"));
    }

    private CompletableFuture<RawSpeech> speaking(ReplicateProvider provider) {
        var spoken = new CompletableFuture<RawSpeech>();
        Thread.startVirtualThread(() -> {
            try {
                spoken.complete(provider.synthesize(request()));
            } catch (Exception e) {
                spoken.completeExceptionally(e);
            }
        });
        return spoken;
    }

    private Boolean ring(String prediction) {
        return bells.handle(new RingForSpeech(READER, prediction));
    }

    private static int looks() {
        return REPLICATE.findAll(getRequestedFor(urlEqualTo(LOOK))).size();
    }

    private static void awaitLooks(int count) {
        Awaitility.await().until(() -> looks() >= count);
    }

    private static void stands(String status) {
        REPLICATE.stubFor(get(LOOK).willReturn(okJson(prediction(status))));
    }

    private static void looks(String state, String status) {
        REPLICATE.stubFor(get(LOOK)
                .inScenario("looks")
                .whenScenarioStateIs(state)
                .willReturn(okJson(prediction(status)))
                .willSetStateTo("looked at"));
    }

    private static String prediction(String status) {
        return """
                {"id": "p1", "status": "%s", "output": "%s%s", "error": null}
                """.formatted(status, REPLICATE.baseUrl(), FILE);
    }

    private ReplicateProvider provider(String poll) {
        return provider(poll, Duration.ofSeconds(30));
    }

    private ReplicateProvider provider(String poll, Duration longest) {
        var entry = new HashMap<>(HOOK);
        entry.putAll(Map.of("base-url", REPLICATE.baseUrl() + "/v1", "api-key", "r8-secret", "webhook-poll", poll));
        var means = new SpeechProviderType.Means(
                ModelCatalogue.shipped(), longest, new ManualClock(Instant.parse("2026-03-01T12:00:00Z")));
        return new ReplicateType(bells).create(READER, ProviderEntry.of(entry), means);
    }

    private static SpeechRequest request() {
        return new SpeechRequest("Hi", "Wise_Woman", null, "en", SpeechSettings.DEFAULT);
    }
}
