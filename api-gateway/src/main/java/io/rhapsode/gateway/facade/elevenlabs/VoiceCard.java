package io.rhapsode.gateway.facade.elevenlabs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rhapsode.events.facade.VoicesView;
import io.rhapsode.events.speech.Gender;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A voice as ElevenLabs' clients know one.
 *
 * @param labels gender, language and provider, where they are known
 * @param languages every one that it is known to speak
 */
@Schema(name = "ElevenLabsVoice")
record VoiceCard(
        @JsonProperty("voice_id") @Schema(example = "local:en-gb")
        String voiceId,

        String name,
        @Schema(example = "premade") String category,
        Map<String, String> labels,
        @JsonProperty("verified_languages") List<Language> languages) {

    static VoiceCard of(VoicesView.Voice voice) {
        Map<String, String> labels = labels(voice.gender());
        voice.languages().stream().findFirst().ifPresent(language -> labels.put("language", language));
        labels.put("provider", voice.provider().value());
        return new VoiceCard(
                voice.voiceId().value(),
                voice.label(),
                "premade",
                labels,
                voice.languages().stream().map(Language::of).toList());
    }

    /** What is known of a voice that only ElevenLabs has. */
    static VoiceCard ofAlias(String voiceId, @Nullable Gender gender) {
        return new VoiceCard(voiceId, voiceId, "premade", labels(gender), List.of());
    }

    private static Map<String, String> labels(@Nullable Gender gender) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (gender != null) {
            labels.put("gender", gender.name().toLowerCase(Locale.ROOT));
        }
        return labels;
    }

    /** @param locale BCP 47 */
    @Schema(name = "ElevenLabsVoiceLanguage")
    record Language(
            @Schema(example = "en") String language,

            @JsonProperty("model_id") @Schema(example = "auto")
            String modelId,

            @Schema(example = "en-GB") String locale) {

        static Language of(String tag) {
            return new Language(Locale.forLanguageTag(tag).getLanguage(), "auto", tag);
        }
    }
}
