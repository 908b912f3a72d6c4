package io.rhapsode.gateway.facade.openai;

import io.rhapsode.events.speech.SpeechSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What is taken from free words about how a text is to be spoken: a mood, if one is named in English. The words themselves were typed by a person, and go no
 * further.
 */
final class Instructions {

    static final String NONE = SpeechSettings.DEFAULT.emotion();

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z]+");

    private static final Map<String, String> MOODS = Map.ofEntries(
            Map.entry("neutral", "neutral"),
            Map.entry("happy", "happy"),
            Map.entry("cheerful", "happy"),
            Map.entry("joyful", "happy"),
            Map.entry("sad", "sad"),
            Map.entry("melancholy", "sad"),
            Map.entry("sorrowful", "sad"),
            Map.entry("angry", "angry"),
            Map.entry("furious", "angry"),
            Map.entry("fearful", "fearful"),
            Map.entry("scared", "fearful"),
            Map.entry("tense", "tense"),
            Map.entry("suspenseful", "tense"),
            Map.entry("excited", "excited"),
            Map.entry("enthusiastic", "excited"),
            Map.entry("calm", "calm"),
            Map.entry("soothing", "calm"),
            Map.entry("relaxed", "calm"));

    private Instructions() {}

    /** That of the first word which names one. */
    static String emotion(String instructions) {
        return BETWEEN_WORDS
                .splitAsStream(instructions.toLowerCase(Locale.ROOT))
                .map(MOODS::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(NONE);
    }
}
