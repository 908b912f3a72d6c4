package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The voices that the settings of a provider name. */
public final class ConfiguredVoices {

    private static final ProviderId ANY = new ProviderId("any");

    private ConfiguredVoices() {}

    /**
     * @param configured each a name, then its gender and its languages, with blanks between
     * @throws UnusableSettings where one is something else
     */
    public static List<Voice> of(List<String> configured) {
        return configured.stream().map(ConfiguredVoices::of).toList();
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
}
