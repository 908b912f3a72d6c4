package io.rhapsode.worker.speech;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How fast each voice of a provider speaks: as configured at first, as heard later. From that follows which lengths of audio can be true. */
final class SpeakingRates {

    /** Chunks of a voice after which it is known. */
    static final int CHUNKS_TO_LEARN = 20;

    /** Only chunks at least this long teach anything: in shorter ones the silence around the words counts for too much. */
    static final double CHARACTERS_TO_LEARN = 100;

    /** Audio may be this many times shorter or longer than expected. */
    static final double TOLERANCE = 3;

    /** What a voice may add in silence, however little it says. */
    static final Duration SILENCE = Duration.ofSeconds(2);

    /** Below this there is no telling what is too short: a word may be swallowed. */
    static final Duration SHORTEST_JUDGED = Duration.ofSeconds(1);

    private record Key(String voice, String language) {}

    /** Sums over the chunks that were heard. */
    private record Heard(int chunks, double characters, double seconds) {

        Heard plus(Heard other) {
            return new Heard(chunks + other.chunks, characters + other.characters, seconds + other.seconds);
        }
    }

    private final double configured;
    private final ConcurrentMap<Key, Heard> heard = new ConcurrentHashMap<>();

    /**
     * @param configured characters per second at speed 1
     */
    SpeakingRates(double configured) {
        this.configured = configured;
    }

    /** Whether the text can take that long, at this speed. */
    boolean isPlausible(SpeechRequest request, double speed, long durationMillis) {
        long expected = Math.round(1000 * SpokenLength.of(request.text()) / (rate(request) * speed));
        boolean tooShort = expected >= SHORTEST_JUDGED.toMillis() && durationMillis < expected / TOLERANCE;
        boolean tooLong = durationMillis > expected * TOLERANCE + SILENCE.toMillis();
        return !tooShort && !tooLong;
    }

    private double rate(SpeechRequest request) {
        var known = heard.get(key(request));
        return known == null || known.chunks < CHUNKS_TO_LEARN ? configured : known.characters / known.seconds;
    }

    void learn(SpeechRequest request, double speed, long durationMillis) {
        double characters = SpokenLength.of(request.text());
        if (characters >= CHARACTERS_TO_LEARN) {
            heard.merge(key(request), new Heard(1, characters, durationMillis * speed / 1000.0), Heard::plus);
        }
    }

    private static Key key(SpeechRequest request) {
        return new Key(request.voice(), request.language());
    }
}
