package io.rhapsode.worker.speech.elevenlabs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which languages ElevenLabs publishes for its models. */
final class ElevenLabsLanguages {

    private static final List<String> MULTILINGUAL = List.of(
            "en", "ja", "zh", "de", "hi", "fr", "ko", "pt", "it", "es", "id", "nl", "tr", "fil", "pl", "sv", "bg", "ro",
            "ar", "cs", "el", "fi", "hr", "ms", "sk", "da", "ta", "uk", "ru");

    /** Those of the models that are told which language it is. */
    private static final List<String> TOLD =
            Stream.concat(MULTILINGUAL.stream(), Stream.of("hu", "no", "vi")).toList();

    private static final List<String> THIRD = List.of(
            "af", "ar", "as", "az", "be", "bg", "bn", "bs", "ca", "ceb", "cs", "cy", "da", "de", "el", "en", "es", "et",
            "fa", "fi", "fil", "fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "jv",
            "ka", "kk", "kn", "ko", "ky", "lb", "ln", "lt", "lv", "mk", "ml", "mr", "ms", "ne", "nl", "no", "ny", "pa",
            "pl", "ps", "pt", "ro", "ru", "sd", "sk", "sl", "so", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur",
            "vi", "zh");

    private static final List<String> ENGLISH = List.of("en");

    private ElevenLabsLanguages() {}

    static List<String> of(@Nullable String model) {
        if (model == null) {
            return MULTILINGUAL;
        }
        if (model.startsWith("eleven_v3")) {
            return THIRD;
        }
        return switch (model) {
            case "eleven_flash_v2_5", "eleven_turbo_v2_5" -> TOLD;
            case "eleven_flash_v2", "eleven_turbo_v2", "eleven_monolingual_v1" -> ENGLISH;
            default -> MULTILINGUAL;
        };
    }

    /** What a model is told of the language of a text; empty for models that find it out by themselves and refuse to be told. */
    static Optional<String> told(String model, String language) {
        String tongue = Locale.forLanguageTag(language).getLanguage();
        return of(model).equals(TOLD) && TOLD.contains(tongue) ? Optional.of(tongue) : Optional.empty();
    }
}
