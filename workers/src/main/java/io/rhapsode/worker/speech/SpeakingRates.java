package io.rhapsode.worker.speech;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How fast each voice of a provider speaks: as configured at first, as heard later. From it follows which lengths of audio can be true. */
final class SpeakingRates {

    /** Chunks of a voice after which it is known. */
    static final int CHUNKS_TO_LEARN = 20;

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

    Duration expected(SpeechRequest request, double speed) {
        var known = heard.get(key(request));
        double rate = known == null || known.chunks < CHUNKS_TO_LEARN ? configured : known.characters / known.seconds;
        return Duration.ofMillis(Math.round(1000 * SpokenLength.of(request.text()) / (rate * speed)));
    }

    Duration shortest(Duration expected) {
        return expected.compareTo(SHORTEST_JUDGED) < 0
                ? Duration.ofMillis(1)
                : Duration.ofMillis((long) (expected.toMillis() / TOLERANCE));
    }

    Duration longest(Duration expected) {
        return Duration.ofMillis((long) (expected.toMillis() * TOLERANCE)).plus(SILENCE);
    }

    void learn(SpeechRequest request, double speed, long durationMillis) {
        var now = new Heard(1, SpokenLength.of(request.text()), durationMillis * speed / 1000.0);
        heard.merge(key(request), now, Heard::plus);
    }

    private static Key key(SpeechRequest request) {
        return new Key(request.voice(), request.language());
    }
}
