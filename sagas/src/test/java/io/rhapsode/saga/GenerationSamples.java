package io.rhapsode.saga;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.MergeAudio;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Candidate;
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
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What happens to a generation of as many chunks as one likes, with candidates at 15, 30 and 60 credits, and what is said about it. */
public final class GenerationSamples {

    public static final TenantId TENANT = new TenantId("ten_one");
    public static final AccountId ACCOUNT = AccountId.of(TENANT);
    public static final GenerationId ID = new GenerationId("gen_" + "a".repeat(26));

    public static final long[] PRICES = {15, 30, 60};
    private static final ProviderId LOCAL = new ProviderId("local");
    private static final ProviderId CLOUD = new ProviderId("cloud");

    private GenerationSamples() {}

    public static GenerationRequested requested() {
        return requested(null);
    }

    /** @param atDownload null where it is paid when it is completed */
    public static GenerationRequested requested(@Nullable DownloadTerms atDownload) {
        return requested(atDownload, false);
    }

    /** Its plan follows. */
    public static GenerationRequested requestedWithPlan() {
        return requested(null, true);
    }

    private static GenerationRequested requested(@Nullable DownloadTerms atDownload, boolean planned) {
        return new GenerationRequested(
                ID,
                TENANT,
                null,
                GenerationKind.STANDARD,
                new ObjectKey("texts/ten_one/" + ID),
                1_501,
                "c0ffee",
                new SpeechOrder(
                        null,
                        null,
                        VoicePreferences.NONE,
                        new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
                        new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                        SpeechSettings.DEFAULT),
                new Caller("free", "DE", "cli"),
                null,
                1,
                null,
                atDownload,
                planned);
    }

    public static TextAnalyzed analyzed() {
        return new TextAnalyzed(
                ID,
                new TextAnalysis(1_501, "en", 0.9, ContentType.GENERAL, Emotion.NEUTRAL, 0, 0.4, 2, 9, 12, "rules/1"));
    }

    public static GenerationRouted routed() {
        var names = List.of("local", "cloud", "studio");
        List<Candidate> candidates = IntStream.range(0, PRICES.length)
                .mapToObj(at -> candidate(new ProviderId(names.get(at)), PRICES[at]))
                .toList();
        return new GenerationRouted(
                ID, new Routing(Strategy.BALANCED, "rules", "1", 0, RoutingReason.BEST_SCORE, candidates, List.of()));
    }

    private static Candidate candidate(ProviderId provider, long credits) {
        var voice = VoiceId.of(provider, "voice");
        return new Candidate(provider, voice, null, new Features(3, 500, 0, 4, 0), 100, credits, 10, 0.5, 1, List.of());
    }

    public static TextSplit split(int chunks) {
        return new TextSplit(
                ID,
                IntStream.range(0, chunks)
                        .mapToObj(index -> new ChunkSpan(100 * index, 100 * index + 100, Boundary.SENTENCE, 300))
                        .toList());
    }

    public static CreditsHeld held(long credits) {
        return new CreditsHeld(ACCOUNT, ID, credits, PRICES[0], List.of(), Instant.EPOCH);
    }

    public static HoldDeclined declined() {
        return new HoldDeclined(ACCOUNT, ID, DeclineReason.CREDITS, PRICES[0], 1);
    }

    public static ChunkSynthesized spoken(int index, int route) {
        return new ChunkSynthesized(
                ID,
                route,
                100,
                new SpokenChunk(
                        index,
                        LOCAL,
                        VoiceId.of(LOCAL, "voice"),
                        new ObjectKey("spoken/ten_one/" + index),
                        2_000,
                        44_100,
                        22_050,
                        88_244,
                        true,
                        0,
                        1,
                        List.of()));
    }

    public static ChunkFailed failed(int index, int route) {
        return new ChunkFailed(ID, route, new FailedChunk(index, LOCAL, AttemptOutcome.REFUSED, 0, List.of()));
    }

    public static GenerationRerouted rerouted(int route, boolean keepsChunks) {
        return new GenerationRerouted(ID, route, 1, LOCAL, CLOUD, AttemptOutcome.REFUSED, keepsChunks, List.of());
    }

    public static MergeProgressed mergeProgressed() {
        return new MergeProgressed(ID, 0.5);
    }

    public static AudioMerged merged(long credits) {
        var audio = new MasteredAudio(
                new ObjectKey("audio/ten_one/" + ID + ".mp3"), AudioFormat.MP3, 61_000, 976_000, 44_100, -19.0, -3.1);
        return new AudioMerged(ID, audio, credits, 900);
    }

    public static GenerationCompleted completed(long credits) {
        return new GenerationCompleted(ID, credits, 100, 0, 0);
    }

    public static GenerationFailed failedWith(FailureCode code) {
        return new GenerationFailed(ID, code, List.of(), 0);
    }

    public static GenerationCancelled cancelled(int spokenChunks) {
        return new GenerationCancelled(ID, spokenChunks, 100 * spokenChunks, 0);
    }

    public static GenerationErased erased() {
        return new GenerationErased(ID, TENANT, ErasureReason.REQUESTED);
    }

    public static PlanGeneration plan() {
        return new PlanGeneration(ID, TENANT);
    }

    public static SynthesizeRun run(int route) {
        return new SynthesizeRun(ID, TENANT, route);
    }

    public static MergeAudio merge() {
        return new MergeAudio(ID, TENANT);
    }

    public static HoldCredits hold() {
        return new HoldCredits(ACCOUNT, ID, PRICES[0], List.of(PRICES[1], PRICES[2]));
    }

    public static CommitCredits commit(long credits) {
        return new CommitCredits(ACCOUNT, ID, credits);
    }

    public static ReleaseCredits release() {
        return new ReleaseCredits(ACCOUNT, ID);
    }
}
