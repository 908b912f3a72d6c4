package io.rhapsode.worker.speech.openai;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.speech.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The voices of a server: OpenAI's published ones, or those that are configured. */
final class OpenAiVoices {

    /** OpenAI says nothing about genders: this is how they sound. All of them speak all languages. */
    static final List<Voice> PUBLISHED = List.of(
            published("alloy", Gender.NEUTRAL),
            published("ash", Gender.MALE),
            published("ballad", Gender.MALE),
            published("coral", Gender.FEMALE),
            published("echo", Gender.MALE),
            published("fable", Gender.NEUTRAL),
            published("nova", Gender.FEMALE),
            published("onyx", Gender.MALE),
            published("sage", Gender.FEMALE),
            published("shimmer", Gender.FEMALE),
            published("verse", Gender.MALE),
            published("marin", Gender.FEMALE),
            published("cedar", Gender.MALE));

    /** Those OpenAI publishes for its speech models. */
    static final List<String> LANGUAGES = List.of(
            "af", "ar", "az", "be", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "fa", "fi", "fil",
            "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "kk", "kn", "ko", "lt", "lv", "mi", "mk",
            "mr", "ms", "ne", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "ta", "th", "tr", "uk",
            "ur", "vi", "zh");

    private static final ProviderId ANY = new ProviderId("any");

    private OpenAiVoices() {}

    /**
     * @param configured each a name, then its gender and its languages, with blanks between
     */
    static List<Voice> of(List<String> configured) {
        return configured.stream().map(OpenAiVoices::of).toList();
    }

    private static Voice of(String entry) {
        String[] words = entry.strip().split("\\s+");
        String name = words[0];
        if (!fits(name)) {
            throw new UnusableSettings(
                    "voices",
                    entry,
                    "Each is a name, then its gender (female, male, neutral) and its languages, as in: af_heart female en-US.");
        }
        Gender gender = null;
        var languages = new ArrayList<String>();
        for (int at = 1; at < words.length; at++) {
            var said = gender(words[at]);
            if (said.isPresent()) {
                gender = said.get();
            } else {
                languages.add(language(words[at]));
            }
        }
        return new Voice(name, languages, gender, name);
    }

    private static String language(String word) {
        String tag = Locale.forLanguageTag(word).toLanguageTag();
        if (tag.equals("und")) {
            throw new UnusableSettings(
                    "voices",
                    word,
                    "A word behind the name of a voice is female, male, neutral, or a language such as en or pt-BR.");
        }
        return tag;
    }

    private static Optional<Gender> gender(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "female" -> Optional.of(Gender.FEMALE);
            case "male" -> Optional.of(Gender.MALE);
            case "neutral" -> Optional.of(Gender.NEUTRAL);
            default -> Optional.empty();
        };
    }

    private static boolean fits(String name) {
        try {
            VoiceId.of(ANY, name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Voice published(String name, @Nullable Gender gender) {
        return new Voice(name, List.of(), gender, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
}
