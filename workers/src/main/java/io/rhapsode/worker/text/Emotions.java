package io.rhapsode.worker.text;

import io.rhapsode.events.text.Emotion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The prevailing mood: that of the words that occur most, if they occur often enough and more often than those of any other mood. */
final class Emotions {

    static final List<String> SECTIONS = Arrays.stream(Emotion.values())
            .filter(mood -> mood != Emotion.NEUTRAL)
            .map(Emotions::section)
            .toList();

    /** Hits for 100 words from which a mood prevails. */
    private static final double TELLING = 1.5;

    /** How much more often than the next one. */
    private static final double LEAD = 1.2;

    /** In longer texts a single word says nothing. */
    private static final int SHORT = 25;

    private Emotions() {}

    static Emotion of(Map<String, Integer> hits, int words) {
        var prevailing = Emotion.NEUTRAL;
        int most = 0;
        int next = 0;
        for (var mood : Emotion.values()) {
            int found = hits.getOrDefault(section(mood), 0);
            if (found > most) {
                next = most;
                most = found;
                prevailing = mood;
            } else {
                next = Math.max(next, found);
            }
        }
        boolean enough = most >= (words <= SHORT ? 1 : 2) && 100.0 * most >= TELLING * words;
        return enough && most >= LEAD * next ? prevailing : Emotion.NEUTRAL;
    }

    private static String section(Emotion mood) {
        return mood.name().toLowerCase(Locale.ROOT);
    }
}
