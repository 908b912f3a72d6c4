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

    /** Nothing for longer than this is no slow chunk: nobody was at work. Then the time says nothing about the pace, and what is left begins anew. */
    static final Duration STANDSTILL = Duration.ofMinutes(1);

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

    Outlook evolve(GenerationEvent event, Instant at) {
        return switch (event) {
            case ChunkSynthesized _ -> new Outlook(expectedPace, workedMillis + worked(at), kept(at));
            case GenerationRerouted e -> new Outlook(expectedPace, e.keepsChunks() ? workedMillis : 0, kept(at));
            case TextSplit _, MergeProgressed _ -> new Outlook(expectedPace, workedMillis, kept(at));
            default -> this;
        };
    }

    /** Of the time since it last went on, what was work. */
    private long worked(Instant at) {
        Duration silence = Duration.between(progressedAt, at);
        return silence.isNegative() || silence.compareTo(STANDSTILL) > 0 ? 0 : silence.toMillis();
    }

    /** Never in the past; empty while nobody knows who will speak, and once it is over. */
    Optional<Instant> completion(Progress progress, Instant now) {
        if (expectedPace == null || progress.status().over()) {
            return Optional.empty();
        }
        double faith = CHARACTERS_OF_FAITH * expectedPace;
        double pace = (faith + workedMillis) / (CHARACTERS_OF_FAITH + progress.charactersDone());
        int left = Math.max(0, progress.charactersTotal() - progress.charactersDone());
        double merge = MERGE_MILLIS_PER_CHARACTER * progress.charactersTotal() * (1 - progress.merged());
        long remaining = END_MILLIS + Math.round(left * pace + merge) - worked(now);
        return Optional.of(now.plusMillis(Math.max(END_MILLIS, remaining)).truncatedTo(ChronoUnit.MILLIS));
    }

    /** To the microsecond, which is all that a column holds. */
    private static Instant kept(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
