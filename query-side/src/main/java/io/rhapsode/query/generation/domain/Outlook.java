package io.rhapsode.query.generation.domain;

import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.speech.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a generation will probably be finished. Told by its events and nothing else, so that every node says the same and a restart forgets nothing. A guess for
 * people who wait.
 *
 * @param expectedPace milliseconds for a character, as expected of who speaks it; null until it is routed
 * @param workedMillis how long it took to speak what is spoken, without standstills
 * @param progressedAt when it last went on
 */
public record Outlook(@Nullable Double expectedPace, long workedMillis, Instant progressedAt) {

    /**
     * Silence is work for as long as so many chunks may take, since others stand in line at the provider too. What is longer is a standstill: nobody was at
     * work, the server was down. It says nothing about the pace, and nothing is done in it.
     */
    private static final int CHUNKS_OF_PATIENCE = 5;

    /** For what is not a matter of pace: to begin, and to record. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** The expected pace counts like one that was seen for so many characters. */
    private static final double CHARACTERS_OF_FAITH = 2_000;

    /** Most chunks have as many; a text of one chunk is spoken by one request, however many the provider takes at once. */
    private static final double CHUNK_CHARACTERS = 900;

    /** Measuring and encoding, of the speech that a character makes. */
    private static final double MERGE_MILLIS_PER_CHARACTER = 0.7;

    /** A moment to record the end. */
    private static final long END_MILLIS = 200;

    static Outlook from(Instant requested) {
        return new Outlook(null, 0, requested);
    }

    Outlook routed(Candidate candidate, int characters, Instant at) {
        return new Outlook(pace(candidate, characters), workedMillis, kept(at));
    }

    private static double pace(Candidate candidate, int characters) {
        var features = candidate.features();
        double chunks = Math.max(1, Math.ceil(characters / CHUNK_CHARACTERS));
        return features.latencyMillisPer1k() / 1000.0 / Math.max(1, Math.min(features.concurrency(), chunks));
    }

    /** @param before how far it was until then */
    Outlook evolve(GenerationEvent event, Progress before, Instant at) {
        return switch (event) {
            case ChunkSynthesized _ -> new Outlook(expectedPace, workedMillis + worked(before, at), kept(at));
            case GenerationRerouted e -> new Outlook(expectedPace, e.keepsChunks() ? workedMillis : 0, kept(at));
            case TextSplit _, MergeProgressed _ -> new Outlook(expectedPace, workedMillis, kept(at));
            default -> this;
        };
    }

    /** Of the time since it last went on, what was work. */
    private long worked(Progress progress, Instant at) {
        long silence = Math.max(0, Duration.between(progressedAt, at).toMillis());
        double patience = PATIENCE_MILLIS + CHUNKS_OF_PATIENCE * CHUNK_CHARACTERS * pace(progress);
        return Math.min(silence, Math.round(patience));
    }

    /** As expected at first, and as it was seen the more has been seen. */
    private double pace(Progress progress) {
        double expected = expectedPace == null ? 0 : expectedPace;
        return (CHARACTERS_OF_FAITH * expected + workedMillis) / (CHARACTERS_OF_FAITH + progress.charactersDone());
    }

    /** Never in the past; empty while nobody knows who will speak, and once it is over. */
    Optional<Instant> completion(Progress progress, Instant now) {
        if (expectedPace == null || progress.status().over()) {
            return Optional.empty();
        }
        int left = Math.max(0, progress.charactersTotal() - progress.charactersDone());
        double merge = MERGE_MILLIS_PER_CHARACTER * progress.charactersTotal() * (1 - progress.merged());
        long remaining = END_MILLIS + Math.round(left * pace(progress) + merge) - worked(progress, now);
        return Optional.of(now.plusMillis(Math.max(END_MILLIS, remaining)).truncatedTo(ChronoUnit.MILLIS));
    }

    /** To the microsecond, which is all that a column holds. */
    private static Instant kept(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
