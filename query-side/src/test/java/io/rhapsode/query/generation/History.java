package io.rhapsode.query.generation;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.FeedbackTag;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.TextAnalysis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The events of one generation, written down as a test tells them. Each call adds one. */
public final class History {

    public static final TenantId TENANT = new TenantId("ten_acme");
    public static final TenantId OTHER_TENANT = new TenantId("ten_rival");
    public static final ProviderId LOCAL = new ProviderId("local");
    public static final ProviderId DEAR = new ProviderId("dear");
    public static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:05.678901234Z");

    /** Code points of each chunk. */
    public static final int CHUNK = 100;

    public static final DownloadTerms A_WEEK = new DownloadTerms(7);

    private final GenerationId id;
    private final List<DomainEventMessage<?>> messages = new ArrayList<>();
    private long sequence;

    public History(GenerationId id) {
        this.id = id;
    }

    public static GenerationId id(int number) {
        return new GenerationId("gen_%026d".formatted(number));
    }

    public GenerationId id() {
        return id;
    }

    /** What was added since the last time. */
    public List<DomainEventMessage<?>> take() {
        var taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    public History requested() {
        return requested(TENANT, 3 * CHUNK);
    }

    public History requested(TenantId tenant, int characters) {
        return requested(tenant, characters, GenerationKind.STANDARD, null);
    }

    public History requested(TenantId tenant, int characters, GenerationKind kind, @Nullable ProjectId project) {
        return requested(tenant, characters, kind, project, null);
    }

    /** Paid by its first download. */
    public History requestedAtDownload(int characters) {
        return requested(TENANT, characters, GenerationKind.STANDARD, null, A_WEEK);
    }

    private History requested(
            TenantId tenant,
            int characters,
            GenerationKind kind,
            @Nullable ProjectId project,
            @Nullable DownloadTerms atDownload) {
        return add(new GenerationRequested(
                id,
                tenant,
                project,
                kind,
                ObjectKey.text(tenant, id),
                characters,
                "00",
                order(),
                new Caller("free", null, "cli"),
                null,
                1,
                null,
                atDownload,
                false));
    }

    public History planned(int chunks) {
        return analyzed("en").routed().split(chunks);
    }

    public History analyzed(String language) {
        return add(new TextAnalyzed(
                id,
                new TextAnalysis(
                        3 * CHUNK,
                        language,
                        0.9,
                        ContentType.FICTION_NARRATIVE,
                        Emotion.CALM,
                        0.1,
                        0.2,
                        1,
                        3,
                        12,
                        "rules/1")));
    }

    public History routed() {
        return add(new GenerationRouted(
                id,
                new Routing(
                        Strategy.BALANCED,
                        "rules",
                        "1",
                        0,
                        RoutingReason.BEST_SCORE,
                        List.of(candidate(LOCAL, 10), candidate(DEAR, 500)),
                        List.of(new Exclusion(new ProviderId("far"), ExclusionReason.CIRCUIT_OPEN)))));
    }

    public History split(int chunks) {
        return add(new TextSplit(
                id,
                IntStream.range(0, chunks)
                        .mapToObj(index -> new ChunkSpan(index * CHUNK, (index + 1) * CHUNK, Boundary.SENTENCE, 300))
                        .toList()));
    }

    public History spoken(int route, int index) {
        var provider = route == 0 ? LOCAL : DEAR;
        return add(new ChunkSynthesized(
                id,
                route,
                CHUNK,
                new SpokenChunk(
                        index,
                        provider,
                        VoiceId.of(provider, "anna"),
                        new ObjectKey("spoken/ten_acme/" + index),
                        6_000,
                        132_300,
                        22_050,
                        264_644,
                        false,
                        7,
                        40 + index,
                        List.of(
                                new Attempt(provider, AttemptOutcome.TIMEOUT, 30),
                                new Attempt(provider, AttemptOutcome.SPOKEN, 10 + index)))));
    }

    public History failedChunk(int route, int index) {
        return failedChunk(route, index, 0);
    }

    /** One whose audio was charged for and of no use. */
    public History failedChunk(int route, int index, long costMicros) {
        return add(new ChunkFailed(
                id,
                route,
                new FailedChunk(
                        index,
                        LOCAL,
                        AttemptOutcome.SERVER_ERROR,
                        costMicros,
                        List.of(new Attempt(LOCAL, AttemptOutcome.SERVER_ERROR, 5)))));
    }

    public History rerouted(int route, boolean keepsChunks) {
        return add(
                new GenerationRerouted(id, route, 1, LOCAL, DEAR, AttemptOutcome.SERVER_ERROR, keepsChunks, List.of()));
    }

    public History mergeProgressed(double fraction) {
        return add(new MergeProgressed(id, fraction));
    }

    public History merged() {
        return add(new AudioMerged(
                id,
                new MasteredAudio(
                        ObjectKey.audio(TENANT, id, "mp3"), AudioFormat.MP3, 18_600, 297_600, 44_100, -19.02, null),
                10,
                900));
    }

    public History completed() {
        return add(new GenerationCompleted(id, 10, 21, 3, 0));
    }

    public History failed(FailureCode code) {
        return add(new GenerationFailed(id, code, List.of(), 14));
    }

    public History cancelled(int chunks) {
        return add(new GenerationCancelled(id, chunks, chunks * CHUNK, 7L * chunks));
    }

    public History downloaded() {
        return add(new AudioDownloaded(id));
    }

    public History played() {
        return add(new PlaybackReported(id, 4_000, false));
    }

    public History rated(int rating) {
        return add(new FeedbackGiven(id, rating, List.of(FeedbackTag.NATURAL), true));
    }

    public History erased() {
        return add(new GenerationErased(id, TENANT, ErasureReason.REQUESTED));
    }

    /** Because nobody downloaded it in time. */
    public History lapsed() {
        return add(new GenerationErased(id, TENANT, ErasureReason.NOT_FETCHED));
    }

    public History add(GenerationEvent event) {
        messages.add(message("Generation", id.value(), sequence, event, BEGINNING.plusMillis(sequence)));
        sequence++;
        return this;
    }

    public static DomainEventMessage<?> message(
            String type, String aggregate, long sequence, Object payload, Instant at) {
        return new GenericDomainEventMessage<>(
                type, aggregate, sequence, payload, MetaData.emptyInstance(), "evt-" + aggregate + "-" + sequence, at);
    }

    static SpeechOrder order() {
        return new SpeechOrder(
                null,
                null,
                VoicePreferences.NONE,
                new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
                new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                SpeechSettings.DEFAULT);
    }

    private static Candidate candidate(ProviderId provider, long credits) {
        return new Candidate(
                provider,
                VoiceId.of(provider, "anna"),
                null,
                new Features(3, 900, 0.01, 4, 1),
                21,
                credits,
                1_000,
                0.75,
                1,
                List.of());
    }

    /** The account that pays, with the events a test gives it. */
    public static final class Account {
        private final AccountId id = AccountId.of(TENANT);
        private final List<DomainEventMessage<?>> messages = new ArrayList<>();
        private long sequence;

        public Account opened() {
            return add(new AccountOpened(id, TENANT));
        }

        public AccountId id() {
            return id;
        }

        public Account add(CreditEvent event) {
            messages.add(message("CreditAccount", id.value(), sequence, event, BEGINNING.plusMillis(sequence)));
            sequence++;
            return this;
        }

        public List<DomainEventMessage<?>> take() {
            var taken = List.copyOf(messages);
            messages.clear();
            return taken;
        }

        public Account granted(long credits) {
            var voucher = VoucherId.of(id, "welcome");
            return add(new CreditsGranted(id, voucher, GrantReason.WELCOME, new LotCredits(welcome(), credits)));
        }

        public Account held(GenerationId generation, long credits, long required) {
            var until = BEGINNING.plusSeconds(86_400);
            return add(new CreditsHeld(id, generation, credits, required, parts(credits), until));
        }

        public Account committed(GenerationId generation, long credits, long released) {
            return add(new CreditsCommitted(id, generation, credits, released, parts(credits), parts(released)));
        }

        public Account released(GenerationId generation, long credits) {
            return add(new CreditsReleased(id, generation, credits, parts(credits)));
        }

        public Lot welcome() {
            return new Lot(VoucherId.of(id, "welcome").lot(), LotKind.PROMOTIONAL, 10, null, BEGINNING);
        }

        private List<LotCredits> parts(long credits) {
            return credits == 0 ? List.of() : List.of(new LotCredits(welcome(), credits));
        }
    }
}
