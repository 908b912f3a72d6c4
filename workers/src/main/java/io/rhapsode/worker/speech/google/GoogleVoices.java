package io.rhapsode.worker.speech.google;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The voices of a family, out of the list of all. */
final class GoogleVoices {

    private static final JsonMapper JSON = JsonMapper.shared();

    private GoogleVoices() {}

    /**
     * @param list as {@code GET /v1/voices} answers
     * @throws SpeechFailure {@code undecodable} where it is no such list
     */
    static List<Voice> of(byte[] list, GoogleOffer offer) throws SpeechFailure {
        try {
            return JSON.readTree(list)
                    .path("voices")
                    .valueStream()
                    .filter(voice -> offer.hasVoice(name(voice)))
                    .map(GoogleVoices::voice)
                    .toList();
        } catch (JacksonException notJson) {
            throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
        }
    }

    private static Voice voice(JsonNode voice) {
        String name = name(voice);
        var languages = voice.path("languageCodes")
                .valueStream()
                .map(code -> code.asString(""))
                .filter(code -> !code.isEmpty())
                .toList();
        return new Voice(name, languages, gender(voice.path("ssmlGender").asString("")), label(name, languages));
    }

    private static String name(JsonNode voice) {
        return voice.path("name").asString("");
    }

    private static @Nullable Gender gender(String word) {
        return switch (word) {
            case "FEMALE" -> Gender.FEMALE;
            case "MALE" -> Gender.MALE;
            case "NEUTRAL" -> Gender.NEUTRAL;
            default -> null;
        };
    }

    /** Without the language, which stands beside it. */
    private static String label(String name, List<String> languages) {
        return languages.stream()
                .filter(language -> name.startsWith(language + "-"))
                .findFirst()
                .map(language -> name.substring(language.length() + 1))
                .orElse(name);
    }
}
