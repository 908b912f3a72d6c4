package io.rhapsode.worker.speech.openai;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.worker.speech.Voice;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What OpenAI publishes about its voices. */
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

    /** OpenAI's models that take a speed know nothing of them, and refuse a request that names one. */
    private static final Set<String> OF_GUIDED_MODELS = Set.of("ballad", "verse", "marin", "cedar");

    /** Those OpenAI publishes for its speech models. */
    static final List<String> LANGUAGES = List.of(
            "af", "ar", "az", "be", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "fa", "fi", "fil",
            "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "kk", "kn", "ko", "lt", "lv", "mi", "mk",
            "mr", "ms", "ne", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "ta", "th", "tr", "uk",
            "ur", "vi", "zh");

    private OpenAiVoices() {}

    /** Those that OpenAI's own models have of these names. */
    static List<Voice> of(List<String> models) {
        var guided = models.stream().filter(OpenAiOffer::isGuided).collect(Collectors.toUnmodifiableSet());
        return PUBLISHED.stream()
                .map(voice -> OF_GUIDED_MODELS.contains(voice.name()) ? only(guided, voice) : voice)
                .filter(voice -> !guided.isEmpty() || !OF_GUIDED_MODELS.contains(voice.name()))
                .toList();
    }

    private static Voice only(Set<String> models, Voice voice) {
        return new Voice(voice.name(), voice.languages(), voice.gender(), voice.label(), voice.traits(), models);
    }

    private static Voice published(String name, @Nullable Gender gender) {
        return new Voice(name, List.of(), gender, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
}
