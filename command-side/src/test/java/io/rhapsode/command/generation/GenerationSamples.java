package io.rhapsode.command.generation;

import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.generation.QuotedPrice;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.RecordMerge;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.generation.RequestGeneration;
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
import org.jspecify.annotations.Nullable;

/**
 * A generation to test with: three chunks of 1,000, 500 and 1 code points; three candidates, of whom {@code local} asks 10 credits and 100 micro-dollars per
 * 1,000 code points, {@code cloud} 20 and 200, {@code studio} 40 and 400.
 */
public final class GenerationSamples {

    public static final TenantId TENANT = new TenantId("ten_one");
    public static final TenantId OTHER_TENANT = new TenantId("ten_two");
    public static final GenerationId ID = new GenerationId("gen_" + "a".repeat(26));
    public static final int[] LENGTHS = {1_000, 500, 1};
    public static final int CHARACTERS = 1_501;

    public static final Candidate LOCAL = candidate("local", 10, 100);
    public static final Candidate CLOUD = candidate("cloud", 20, 200);
    public static final Candidate STUDIO = candidate("studio", 40, 400);

    private GenerationSamples() {}

    public static Candidate candidate(String provider, long creditsPer1k, long microsPer1k) {
        var id = new ProviderId(provider);
        return new Candidate(
                id,
                VoiceId.of(id, "voice"),
                null,
                new Features(3, 500, 0, 4, 0),
                -Math.floorDiv(-CHARACTERS * microsPer1k, 1_000),
                -Math.floorDiv(-CHARACTERS * creditsPer1k, 1_000),
                creditsPer1k,
                0.5,
                1,
                List.of());
    }

    public static SpeechOrder order(@Nullable Long maxCostMicros, boolean allowMixedVoices) {
        return new SpeechOrder(
                null,
                null,
                VoicePreferences.NONE,
                new RoutingWish(Strategy.BALANCED, null, List.of(), maxCostMicros, allowMixedVoices),
                new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                SpeechSettings.DEFAULT);
    }

    public static RequestGeneration request() {
        return request(order(null, false));
    }

    public static RequestGeneration request(SpeechOrder order) {
        return request(order, null, null);
    }

    /** With the plan that was made when it was admitted. */
    public static RequestGeneration request(Plan plan) {
        return request(order(null, false), null, plan);
    }

    public static RequestGeneration request(SpeechOrder order, @Nullable QuoteId quote, @Nullable Plan plan) {
        return new RequestGeneration(
                ID,
                TENANT,
                null,
                GenerationKind.STANDARD,
                new ObjectKey("texts/ten_one/" + ID),
                CHARACTERS,
                "c0ffee",
                order,
                new Caller("free", "DE", "cli"),
                null,
                1,
                quote,
                plan);
    }

    public static final DownloadTerms A_WEEK = new DownloadTerms(7);

    public static GenerationRequested requested() {
        return requested(order(null, false));
    }

    /** Paid by its first download. */
    public static GenerationRequested requestedAtDownload() {
        return requested(null, A_WEEK, false);
    }

    /** Its plan follows. */
    public static GenerationRequested requestedWithPlan() {
        return requested(null, null, true);
    }

    public static GenerationRequested requested(
            @Nullable QuotedPrice quoted, @Nullable DownloadTerms atDownload, boolean planned) {
        GenerationRequested r = requested();
        return new GenerationRequested(
                r.generationId(),
                r.tenantId(),
                r.projectId(),
                r.kind(),
                r.textKey(),
                r.characters(),
                r.textDigest(),
                r.order(),
                r.caller(),
                r.regeneratedFrom(),
                r.take(),
                quoted,
                atDownload,
                planned);
    }

    public static GenerationRequested requested(SpeechOrder order) {
        RequestGeneration r = request(order);
        return new GenerationRequested(
                ID,
                TENANT,
                null,
                r.kind(),
                r.textKey(),
                r.characters(),
                r.textDigest(),
                order,
                r.caller(),
                null,
                r.take(),
                null,
                null,
                false);
    }

    public static TextAnalysis analysis() {
        return new TextAnalysis(
                CHARACTERS, "en", 0.9, ContentType.GENERAL, Emotion.NEUTRAL, 0, 0.4, 2, 9, 12.5, "rules/1");
    }

    public static Routing routing(Candidate... candidates) {
        return new Routing(
                Strategy.BALANCED,
                "rules",
                "1",
                0,
                candidates.length == 0 ? RoutingReason.NONE_ELIGIBLE : RoutingReason.BEST_SCORE,
                List.of(candidates),
                List.of());
    }

    public static List<ChunkSpan> spans() {
        var spans = new ArrayList<ChunkSpan>();
        int start = 0;
        for (int length : LENGTHS) {
            spans.add(new ChunkSpan(start, start + length, Boundary.SENTENCE, 300));
            start += length;
        }
        return spans;
    }

    public static RecordPlan plan(Candidate... candidates) {
        return new RecordPlan(ID, planAt(Instant.EPOCH, candidates));
    }

    /** At the prices of this moment. */
    public static Plan planAt(Instant priced, Candidate... candidates) {
        return new Plan(priced, analysis(), routing(candidates), candidates.length == 0 ? List.of() : spans());
    }

    public static TextAnalyzed analyzed() {
        return new TextAnalyzed(ID, analysis());
    }

    public static GenerationRouted routed(Candidate... candidates) {
        return new GenerationRouted(ID, routing(candidates));
    }

    public static TextSplit split() {
        return new TextSplit(ID, spans());
    }

    /** A chunk that took two requests and cost what the candidate asks. */
    public static SpokenChunk chunk(int index, Candidate by) {
        return new SpokenChunk(
                index,
                by.provider(),
                by.voice(),
                new ObjectKey("spoken/ten_one/" + index),
                2_000,
                44_100,
                22_050,
                88_244,
                false,
                by.costMicros() * LENGTHS[index] / CHARACTERS,
                700,
                List.of(
                        new Attempt(by.provider(), AttemptOutcome.TIMEOUT, 400),
                        new Attempt(by.provider(), AttemptOutcome.SPOKEN, 300)));
    }

    public static FailedChunk failure(int index, Candidate by, AttemptOutcome outcome) {
        return new FailedChunk(index, by.provider(), outcome, 0, List.of(new Attempt(by.provider(), outcome, 100)));
    }

    public static ChunkSynthesized spoken(int index, int route, Candidate by) {
        return new ChunkSynthesized(ID, route, LENGTHS[index], chunk(index, by));
    }

    public static ChunkSynthesized[] allSpoken(Candidate by) {
        return IntStream.range(0, LENGTHS.length)
                .mapToObj(index -> spoken(index, 0, by))
                .toArray(ChunkSynthesized[]::new);
    }

    public static ChunkFailed failed(int index, int route, Candidate by) {
        return new ChunkFailed(ID, route, failure(index, by, AttemptOutcome.SERVER_ERROR));
    }

    public static GenerationRerouted rerouted(
            int route, int candidate, Candidate from, Candidate to, boolean keepsChunks) {
        return new GenerationRerouted(
                ID,
                route,
                candidate,
                from.provider(),
                to.provider(),
                AttemptOutcome.SERVER_ERROR,
                keepsChunks,
                List.of());
    }

    public static RecordChunks report(int route, SpokenChunk... spoken) {
        return new RecordChunks(ID, route, List.of(spoken), List.of());
    }

    public static MasteredAudio audio() {
        return new MasteredAudio(
                new ObjectKey("audio/ten_one/" + ID + ".mp3"), AudioFormat.MP3, 61_000, 976_000, 44_100, -19.0, -3.1);
    }

    public static RecordMerge merge() {
        return new RecordMerge(ID, audio(), 900);
    }

    public static AudioMerged merged(long credits) {
        return new AudioMerged(ID, audio(), credits, 900);
    }
}
