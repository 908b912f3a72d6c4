package io.rhapsode.gateway.facade.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the body of a call for speech is described. It is read by {@link SpeechForm}. */
@Schema(name = "OpenAiSpeechRequest")
record SpeechRequest(
        @Schema(
                description = "The text; longer than 4,096 characters is fine",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String input,

        @Schema(
                description =
                        "auto, auto:cost, auto:quality, auto:speed, auto:balanced, a provider or its model, or any other name")
        @Nullable
        String model,

        @Schema(description = "A provider's voice, one of OpenAI's, or any other name; or an object with its id")
        @Nullable
        String voice,

        @Schema(description = "A mood that is named in it is used, if the provider understands moods") @Nullable
        String instructions,

        @JsonProperty("response_format")
        @Schema(
                allowableValues = {"mp3", "opus", "aac", "flac", "wav", "pcm"},
                defaultValue = "mp3")
        @Nullable
        String responseFormat,

        @Schema(minimum = "0.25", maximum = "4", defaultValue = "1") @Nullable
        Double speed,

        @JsonProperty("stream_format")
        @Schema(
                allowableValues = {"audio", "sse"},
                defaultValue = "audio")
        @Nullable
        String streamFormat) {}
