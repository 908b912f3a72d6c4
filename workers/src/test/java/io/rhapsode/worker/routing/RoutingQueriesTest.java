package io.rhapsode.worker.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.AdmitGeneration;
import io.rhapsode.events.generation.EstimateGeneration;
import io.rhapsode.events.generation.EstimateView;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.KeptText;
import io.rhapsode.events.text.SaidAround;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.price.domain.PriceCatalogue;
import io.rhapsode.worker.price.domain.PriceEntry;
import io.rhapsode.worker.price.domain.Priced;
import io.rhapsode.worker.price.domain.Tariff;
import io.rhapsode.worker.price.domain.Tariffs;
import io.rhapsode.worker.speech.CanonicalSpeech;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.SpeechResilience;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import io.rhapsode.worker.text.Chunker;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import io.rhapsode.worker.text.model.TextAnalyses;
import io.rhapsode.worker.text.model.UnaskedModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RoutingQueriesTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final ObjectKey TEXT = new ObjectKey("texts/ten_a/one");
    private static final Tariff TARIFF = Tariff.fixed(500, 1_500);
    private static final byte[] KEY = new byte[32];
    private static final String ENGLISH = "The wind blew 🌬 hard. ".repeat(50);

    @TempDir
    private Path folder;

    private final List<String> analyzed = new ArrayList<>();
    private FileObjectStore texts;

    @BeforeEach
    void openTheStore() throws IOException {
        texts = new FileObjectStore(folder, new UrlSigner(KEY, Clock.systemUTC()), Clock.systemUTC());
    }

    @Test
    void anAdmissionCarriesTheKeyedHashOfTheWholeText() throws Exception {
        var text = ENGLISH.repeat(200);
        keep(text);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));

        var admission = queries(StandingProvider.named("one"))
                .handle(new AdmitGeneration(TENANT, TEXT, order(null)))
                .get();

        assertThat(admission.textDigest())
                .isEqualTo(HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
        assertThat(admission.estimatedMillis()).isPositive();
    }

    @Test
    void onlyASampleIsAnalyzedAndItBeginsWhereThereIsSomethingToSay() throws Exception {
        keep("* ~ —\n".repeat(20_000) + ENGLISH.repeat(200));

        queries(StandingProvider.named("one"))
                .handle(new AdmitGeneration(TENANT, TEXT, order(null)))
                .get();

        assertThat(analyzed)
                .singleElement()
                .satisfies(sample -> assertThat(sample)
                        .startsWith("The wind blew")
                        .hasSizeLessThanOrEqualTo(StoredText.SAMPLE_CHARACTERS));
    }

    @Test
    void aShortTextIsPlannedWhileItIsAdmittedAndLookedAtOnce() throws Exception {
        var text = " — " + ENGLISH;
        keep(text);
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        var providers = providers(StandingProvider.named("one"));

        var admission = queries(providers, () -> now)
                .handle(new AdmitGeneration(TENANT, TEXT, order(null)))
                .get();

        assertThat(analyzed).containsExactly(text);
        assertThat(admission.plan())
                .isEqualTo(new Planner(new SpeechRouter(providers), new Chunker())
                        .plan(text, analysis(text).ofLength(text.codePointCount(0, text.length())), order(null), now));
        assertThat(Objects.requireNonNull(admission.plan()).chunks())
                .isNotEmpty()
                .last()
                .extracting(ChunkSpan::end)
                .isEqualTo(text.codePointCount(0, text.length()));
        assertThat(admission.credits())
                .isEqualTo(admission.plan().routing().candidates().getFirst().credits());
    }

    @Test
    void aTextIsShortAsLongAsTheSampleIsTheWholeOfIt() throws Exception {
        var queries = queries(StandingProvider.named("one"));
        for (int longer = 0; longer < 2; longer++) {
            keep(ENGLISH.repeat(20).substring(0, StoredText.SAMPLE_CHARACTERS + longer));

            var admission = queries.handle(new AdmitGeneration(TENANT, TEXT, order(null)))
                    .get();

            assertThat(admission.plan() == null).isEqualTo(longer > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyWhatAModelIsToJudgeIsNotPlannedWhileItIsAdmitted(boolean mayBeAsked) throws Exception {
        keep(ENGLISH);
        var queries = queries(
                providers(StandingProvider.named("one")),
                InstantSource.system(),
                UnaskedModel.over(this::analysis, tenant -> mayBeAsked));

        var admission =
                queries.handle(new AdmitGeneration(TENANT, TEXT, order(null))).get();

        assertThat(admission.plan() == null).isEqualTo(mayBeAsked);
        assertThat(admission.credits()).isPositive();
    }

    @Test
    void whatNobodyCanSpeakNowIsPlannedWithoutChunks() throws Exception {
        keep(ENGLISH);

        var plan = Objects.requireNonNull(queries(StandingProvider.named("one").down())
                .handle(new AdmitGeneration(TENANT, TEXT, order(null)))
                .get()
                .plan());

        assertThat(plan.routing().candidates()).isEmpty();
        assertThat(plan.chunks()).isEmpty();
    }

    @Test
    void whatIsSaidAroundATextIsNotCountedAnalyzedOrHashed() throws Exception {
        for (String text : List.of("Sing.", "é漢😀".repeat(10_000))) {
            keep(text);
            var alone = StoredText.read(texts, TEXT, KEY);
            keep(new KeptText(text, SaidAround.of("Before.", "Behind.")).written());

            assertThat(StoredText.read(texts, TEXT, KEY)).isEqualTo(alone);
        }
    }

    @Test
    void codePointsAreCountedWhereverTheyAreCut() throws Exception {
        for (int before = 0; before < 3; before++) {
            var text = "x".repeat(before) + "😀𝒳é漢".repeat(30_000);
            keep(text);

            var read = StoredText.read(texts, TEXT, KEY);

            assertThat(read.characters()).isEqualTo(text.codePointCount(0, text.length()));
            assertThat(text).startsWith(read.sample());
            assertThat(read.sample().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                    .isTrue();
        }
    }

    @Test
    void anEstimateShowsWhatEachProviderOffers() throws Exception {
        keep(ENGLISH);
        int characters = ENGLISH.codePointCount(0, ENGLISH.length());

        var view = queries(
                        StandingProvider.named("one"),
                        StandingProvider.named("two").down())
                .handle(new EstimateGeneration(TENANT, TEXT, order(null)))
                .get();

        assertThat(view.characters()).isEqualTo(characters);
        assertThat(view.language()).isEqualTo("en");
        assertThat(view.contentType()).isEqualTo(ContentType.GENERAL);
        assertThat(view.recommended()).isEqualTo(new ProviderId("one"));
        assertThat(view.excluded()).containsExactly(new Exclusion(new ProviderId("two"), ExclusionReason.UNHEALTHY));
        assertThat(view.options()).singleElement().satisfies(option -> {
            assertThat(option.voiceId()).isEqualTo(new VoiceId("one:ada"));
            assertThat(option.credits()).isEqualTo(Math.ceilDiv(characters * 500L, 1000L));
            assertThat(option.costMicros()).isEqualTo(Math.ceilDiv(characters * 1500L, 1000L));
            assertThat(option.quality()).isEqualTo(3);
            assertThat(option.estimatedDurationMs()).isEqualTo(characters * 100L);
            assertThat(option.estimatedLatencyMs()).isGreaterThan(1000);
        });
    }

    @Test
    void anEstimateAndAnAdmissionHaveThePriceOfTheMoment() throws Exception {
        keep(ENGLISH);
        int characters = ENGLISH.codePointCount(0, ENGLISH.length());
        var dearer = LocalDate.parse("2028-02-29");
        var one = new Priced(Priced.By.PROVIDER, "one", null);
        var tariff = PriceCatalogue.of(List.of(
                        new PriceEntry(1, one, LocalDate.MIN, dearer, new Price(100, 0)),
                        new PriceEntry(2, one, dearer, LocalDate.MAX, new Price(300, 0))))
                .tariff("one", null, null);
        var providers = providers(tariff, StandingProvider.named("one"));
        var midnight = Instant.parse("2028-02-29T00:00:00Z");

        var before = queries(providers, () -> midnight.minusNanos(1));
        var after = queries(providers, () -> midnight);

        assertThat(before.handle(new EstimateGeneration(TENANT, TEXT, order(null)))
                        .get()
                        .options()
                        .getFirst()
                        .credits())
                .isEqualTo(before.handle(new AdmitGeneration(TENANT, TEXT, order(null)))
                        .get()
                        .credits())
                .isEqualTo(Math.ceilDiv(characters * 100L, 1000L));
        assertThat(after.handle(new EstimateGeneration(TENANT, TEXT, order(null)))
                        .get()
                        .options()
                        .getFirst()
                        .credits())
                .isEqualTo(after.handle(new AdmitGeneration(TENANT, TEXT, order(null)))
                        .get()
                        .credits())
                .isEqualTo(Math.ceilDiv(characters * 300L, 1000L));
    }

    @Test
    void whereNobodyCanDoItNowNothingIsRecommended() throws Exception {
        keep(ENGLISH);

        EstimateView view = queries(StandingProvider.named("one").down())
                .handle(new EstimateGeneration(TENANT, TEXT, order(null)))
                .get();

        assertThat(view.recommended()).isNull();
        assertThat(view.options()).isEmpty();
    }

    @Test
    void whatCanNeverWorkIsRefused() throws Exception {
        keep(ENGLISH);
        var queries = queries(StandingProvider.named("one"));

        assertRefused(
                queries.handle(new AdmitGeneration(TENANT, TEXT, order(new VoiceId("one:bob")))),
                Rejection.VOICE_NOT_FOUND);
        assertRefused(
                queries.handle(new EstimateGeneration(TENANT, TEXT, order(new VoiceId("one:bob")))),
                Rejection.VOICE_NOT_FOUND);
    }

    @Test
    void aTextThatIsGoneOrSilentIsRefused() throws Exception {
        var queries = queries(StandingProvider.named("one"));

        assertRefused(queries.handle(new AdmitGeneration(TENANT, TEXT, order(null))), Rejection.TEXT_ERASED);
        keep("... — !");
        assertRefused(queries.handle(new AdmitGeneration(TENANT, TEXT, order(null))), Rejection.TEXT_EMPTY);
    }

    @Test
    void aProviderWhoseCircuitIsOpenIsNoCandidateButNoReasonToRefuse() throws Exception {
        keep(ENGLISH);
        var providers = providers(StandingProvider.named("one"));
        var speaker = providers.find(new ProviderId("one")).orElseThrow();
        while (!speaker.circuitOpen()) {
            speaker.speak(new SpeechRequest("Hi", "ada", null, "en", SpeechSettings.DEFAULT));
        }

        var view = queries(providers)
                .handle(new EstimateGeneration(TENANT, TEXT, order(null)))
                .get();

        assertThat(view.excluded()).containsExactly(new Exclusion(new ProviderId("one"), ExclusionReason.CIRCUIT_OPEN));
    }

    @Test
    void theLimitsAreThoseOfAllCandidates() {
        var router = new SpeechRouter(providers(
                StandingProvider.named("one"),
                StandingProvider.named("two").limitedTo(new SizeLimit(300, Counting.UTF8_BYTES)),
                StandingProvider.named("three").limitedTo(new SizeLimit(100, Counting.UTF8_BYTES))));

        var routing = router.route(analysis(ENGLISH), order(null), Instant.EPOCH);

        assertThat(router.limits(routing))
                .containsExactlyInAnyOrder(
                        new SizeLimit(4096, Counting.CODE_POINTS), new SizeLimit(300, Counting.UTF8_BYTES));
        assertThat(routing.exclusions())
                .containsExactly(new Exclusion(new ProviderId("three"), ExclusionReason.LIMITS));
    }

    private void keep(String text) throws IOException {
        texts.put(TEXT, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private RoutingQueries queries(StandingProvider... providers) {
        return queries(providers(providers));
    }

    private RoutingQueries queries(SpeechProviders providers) {
        return queries(providers, InstantSource.system());
    }

    private RoutingQueries queries(SpeechProviders providers, InstantSource clock) {
        return queries(providers, clock, TextAnalyses.by(this::analysis));
    }

    private RoutingQueries queries(SpeechProviders providers, InstantSource clock, TextAnalyses analyses) {
        var router = new SpeechRouter(providers);
        return new RoutingQueries(
                texts,
                tenant -> KEY.clone(),
                this::analysis,
                analyses,
                router,
                new Planner(router, new Chunker()),
                clock);
    }

    private static SpeechProviders providers(StandingProvider... providers) {
        return providers(TARIFF, providers);
    }

    private static SpeechProviders providers(Tariff tariff, StandingProvider... providers) {
        return new SpeechProviders(
                Stream.of(providers)
                        .map(provider -> new SpeechProviders.Entry(provider, "test", Tariffs.same(tariff), true))
                        .toList(),
                new SpeechResilience(
                        1,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ZERO,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        4,
                        2,
                        50,
                        Duration.ofHours(1),
                        1),
                audio -> new CanonicalSpeech(audio, 1, 1),
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    private TextAnalysis analysis(String text) {
        analyzed.add(text);
        return new TextAnalysis(text.length(), "en", 1, ContentType.GENERAL, Emotion.NEUTRAL, 0, 0, 1, 1, 5, "test/1");
    }

    private static SpeechOrder order(@Nullable VoiceId voice) {
        return new SpeechOrder(
                voice,
                null,
                VoicePreferences.NONE,
                new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
                new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                SpeechSettings.DEFAULT);
    }

    private static void assertRefused(CompletableFuture<?> answer, Rejection rejection) {
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refusal -> assertThat(refusal.rejection()).isEqualTo(rejection));
    }
}
