package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.worker.speech.Voice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A voice as the service lists it. Its labels are free words of whoever made it: those that are known are understood, the others passed over. */
final class ListedVoice {

    private ListedVoice() {}

    /** Empty where it has no name. */
    static Optional<Voice> of(JsonNode listed) {
        String name = listed.path("voice_id").asString("");
        return name.isEmpty() ? Optional.empty() : Optional.of(voice(name, listed));
    }

    private static Voice voice(String name, JsonNode listed) {
        JsonNode labels = listed.path("labels");
        return new Voice(
                name,
                languages(labels.path("language").asString(""), listed.path("verified_languages")),
                gender(labels.path("gender").asString("")),
                listed.path("name").asString(name),
                new VoiceTraits(accent(labels), age(labels), style(labels)));
    }

    /** Its own first, then all it is verified for, each once. */
    private static List<String> languages(String own, JsonNode verified) {
        String mother = tag(own);
        Set<String> tags = new LinkedHashSet<>();
        for (JsonNode entry : verified) {
            String locale = tag(entry.path("locale").asString(""));
            String tag = locale.isEmpty() ? tag(entry.path("language").asString("")) : locale;
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
        }
        List<String> first =
                new ArrayList<>(tags.stream().filter(tag -> isOf(mother, tag)).toList());
        if (first.isEmpty() && !mother.isEmpty()) {
            first.add(mother);
        }
        tags.stream().filter(tag -> !isOf(mother, tag)).forEach(first::add);
        return first;
    }

    private static boolean isOf(String language, String tag) {
        return Locale.forLanguageTag(tag)
                .getLanguage()
                .equals(Locale.forLanguageTag(language).getLanguage());
    }

    /** BCP 47; empty for what is none. */
    private static String tag(String said) {
        String tag = Locale.forLanguageTag(said.replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? "" : tag;
    }

    private static @Nullable Gender gender(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "female" -> Gender.FEMALE;
            case "male" -> Gender.MALE;
            case "neutral", "non-binary" -> Gender.NEUTRAL;
            default -> null;
        };
    }

    private static @Nullable String accent(JsonNode labels) {
        String accent = word(labels, "accent");
        return accent.isEmpty() ? null : accent;
    }

    private static @Nullable Age age(JsonNode labels) {
        return switch (word(labels, "age")) {
            case "child" -> Age.CHILD;
            case "young" -> Age.YOUNG;
            case "middle_aged", "middle aged", "middle-aged" -> Age.MIDDLE_AGED;
            case "old" -> Age.OLD;
            default -> null;
        };
    }

    private static @Nullable VoiceStyle style(JsonNode labels) {
        return switch (word(labels, "use_case").replace(' ', '_')) {
            case "narration", "narrative_story", "audiobook", "informative_educational" -> VoiceStyle.NARRATIVE;
            case "conversational", "social_media" -> VoiceStyle.CONVERSATIONAL;
            case "news" -> VoiceStyle.NEWS;
            case "advertisement", "advertising" -> VoiceStyle.ADVERTISING;
            case "characters", "characters_animation", "video_games", "animation" -> VoiceStyle.CHARACTERS;
            case "interactive", "assistant" -> VoiceStyle.ASSISTANT;
            case "meditation" -> VoiceStyle.MEDITATIVE;
            default -> null;
        };
    }

    private static String word(JsonNode labels, String name) {
        return labels.path(name).asString("").strip().toLowerCase(Locale.ROOT);
    }
}
