package io.rhapsode.application.walk;

import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
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
import java.util.Random;
import java.util.stream.IntStream;

/** Texts of four chunks of 250 code points, and candidates at random prices. */
final class Sample {

    static final TenantId TENANT = new TenantId("ten_one");
    static final int CHUNKS = 4;
    private static final int CHUNK_CHARACTERS = 250;

    private Sample() {}

    static RequestGeneration request(int number, Random random, Instant now) {
        var id = new GenerationId(String.format("gen_%026d", number));
        Long cap = random.nextInt(3) == 0 ? Long.valueOf(random.nextLong(50, 200)) : null;
        return new RequestGeneration(
                id,
                TENANT,
                null,
                GenerationKind.STANDARD,
                new ObjectKey("texts/ten_one/" + id),
                CHUNKS * CHUNK_CHARACTERS,
                "c0ffee",
                new SpeechOrder(
                        null,
                        null,
                        VoicePreferences.NONE,
                        new RoutingWish(Strategy.BALANCED, null, List.of(), cap, random.nextBoolean()),
                        new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                        SpeechSettings.DEFAULT),
                new Caller("free", null, "sdk"),
                null,
                1,
                null,
                random.nextBoolean() ? plan(now, candidates(random)) : null);
    }

    static List<Candidate> candidates(Random random) {
        return IntStream.range(0, random.nextInt(1, 4))
                .mapToObj(at -> candidate("provider" + at, random.nextInt(0, 60), random.nextInt(0, 100)))
                .toList();
    }

    private static Candidate candidate(String name, int creditsPer1k, int costMicros) {
        var provider = new ProviderId(name);
        return new Candidate(
                provider,
                VoiceId.of(provider, "voice"),
                null,
                new Features(3, 500, 0, 4, 0),
                costMicros,
                creditsPer1k,
                creditsPer1k,
                0.5,
                1,
                List.of());
    }

    static Plan plan(Instant now, List<Candidate> candidates) {
        var analysis = new TextAnalysis(
                CHUNKS * CHUNK_CHARACTERS, "en", 1, ContentType.GENERAL, Emotion.NEUTRAL, 0, 0, 1, 4, 50, "rules/1");
        var reason = candidates.isEmpty() ? RoutingReason.NONE_ELIGIBLE : RoutingReason.BEST_SCORE;
        var spans = IntStream.range(0, candidates.isEmpty() ? 0 : CHUNKS)
                .mapToObj(
                        at -> new ChunkSpan(at * CHUNK_CHARACTERS, (at + 1) * CHUNK_CHARACTERS, Boundary.SENTENCE, 300))
                .toList();
        return new Plan(
                now, analysis, new Routing(Strategy.BALANCED, "rules", "1", 0, reason, candidates, List.of()), spans);
    }

    static SpokenChunk chunk(int index, Candidate speaker) {
        return new SpokenChunk(
                index,
                speaker.provider(),
                speaker.voice(),
                new ObjectKey("spoken/ten_one/" + index),
                1_000,
                22_050,
                22_050,
                44_144,
                false,
                speaker.costMicros() / CHUNKS,
                10,
                List.of());
    }

    static FailedChunk failure(int index, Candidate speaker, AttemptOutcome outcome) {
        return new FailedChunk(index, speaker.provider(), outcome, 0, List.of());
    }

    /** From a run whose time is over. */
    static RecordChunks lateReport(SynthesizeRun run) {
        var nobody = candidate("nobody", 1, 1);
        return new RecordChunks(
                run.generationId(),
                run.route(),
                List.of(chunk(0, nobody)),
                List.of(failure(1, nobody, AttemptOutcome.TIMEOUT)));
    }

    static MasteredAudio audio(GenerationId id) {
        return new MasteredAudio(
                new ObjectKey("audio/ten_one/" + id + ".mp3"), AudioFormat.MP3, 4_000, 64_000, 44_100, -19.0, -3.1);
    }
}
