package io.rhapsode.gateway.facade.elevenlabs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the body of a call for speech is described. It is read by {@link TextToSpeechForm}. */
@Schema(name = "ElevenLabsTextToSpeechRequest")
record TextToSpeechRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String text,

        @JsonProperty("model_id")
        @Schema(description = "auto, auto:cost, a provider or its model, or any other name")
        @Nullable
        String modelId,

        @JsonProperty("language_code") @Schema(example = "en") @Nullable
        String languageCode,

        @JsonProperty("voice_settings") @Nullable Settings voiceSettings,

        @JsonProperty("previous_text")
        @Schema(description = "What is said before, for a voice that goes on from there")
        @Nullable
        String previousText,

        @JsonProperty("next_text") @Schema(description = "What is said behind, likewise") @Nullable
        String nextText) {

    /** A provider uses those it understands. */
    @Schema(name = "ElevenLabsVoiceSettings")
    record Settings(
            @Schema(minimum = "0", maximum = "1") @Nullable Double stability,

            @JsonProperty("similarity_boost") @Schema(minimum = "0", maximum = "1") @Nullable
            Double similarityBoost,

            @Schema(minimum = "0", maximum = "1") @Nullable Double style,

            @Schema(minimum = "0.25", maximum = "4") @Nullable
            Double speed) {}
}
