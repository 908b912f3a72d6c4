package io.rhapsode.worker.speech.azure;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.Voice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The voices of one kind, out of the list of all.
 *
 * @param styles by the name of a voice: the ways of speaking it knows beside its usual one
 */
record AzureVoices(List<Voice> voices, Map<String, Set<String>> styles) {

    static final AzureVoices UNKNOWN = new AzureVoices(List.of(), Map.of());

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Part of the name of a voice of the large model: {@code en-US-Ava:DragonHDLatestNeural}. */
    private static final String LARGE = ":DragonHD";

    /**
     * @param list as {@code GET /cognitiveservices/voices/list} answers
     * @throws SpeechFailure {@code undecodable} where it is no such list
     */
    static AzureVoices of(byte[] list, boolean hd) throws SpeechFailure {
        try {
            var kind = JSON.readTree(list)
                    .valueStream()
                    .filter(voice -> word(voice, "ShortName").contains(LARGE) == hd)
                    .filter(voice -> !word(voice, "ShortName").isEmpty())
                    .filter(voice -> !word(voice, "Status").equals("Deprecated"))
                    .toList();
            return new AzureVoices(
                    kind.stream().map(AzureVoices::voice).toList(),
                    kind.stream()
                            .collect(Collectors.toMap(
                                    voice -> word(voice, "ShortName"),
                                    voice -> words(voice, "StyleList").collect(Collectors.toSet()),
                                    (first, second) -> first)));
        } catch (JacksonException notJson) {
            throw new SpeechFailure(AttemptOutcome.UNDECODABLE);
        }
    }

    private static Voice voice(JsonNode voice) {
        var languages = Stream.concat(Stream.of(word(voice, "Locale")), words(voice, "SecondaryLocaleList"))
                .filter(language -> !language.isEmpty())
                .distinct()
                .toList();
        return new Voice(
                word(voice, "ShortName"), languages, gender(word(voice, "Gender")), word(voice, "DisplayName"));
    }

    private static @Nullable Gender gender(String word) {
        return switch (word) {
            case "Female" -> Gender.FEMALE;
            case "Male" -> Gender.MALE;
            case "Neutral" -> Gender.NEUTRAL;
            default -> null;
        };
    }

    private static String word(JsonNode voice, String name) {
        return voice.path(name).asString("");
    }

    private static Stream<String> words(JsonNode voice, String name) {
        return voice.path(name).valueStream().map(word -> word.asString(""));
    }
}
