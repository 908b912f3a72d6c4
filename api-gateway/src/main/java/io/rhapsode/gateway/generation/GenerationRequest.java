package io.rhapsode.gateway.generation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the body of estimate, preview and generate is described. It is read by {@link GenerationForm}. */
@Schema(name = "GenerationRequest")
record GenerationRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "At least one character that can be spoken, at most 5,000,000",
                example = "Sing in me, Muse, and through me tell the story.")
        String text,

        @Schema(maxLength = 300) @Nullable String title,
        @Schema(pattern = "prj_[a-z2-7]{26}") @Nullable String projectId,

        @Schema(
                pattern = "quo_[a-z0-9]{26}",
                description =
                        "The quote of an estimate for the same text and options: it costs no more than that says. Can be used once. Not heeded by estimate")
        @Nullable
        String quoteId,

        @Schema(description = "provider:voice or voc_…", example = "local:en-us") @Nullable
        String voiceId,

        @Nullable String model,
        @Nullable Preferences voicePreferences,
        @Nullable Wish routing,
        @Nullable Sound audio,
        @Nullable Settings settings) {

    @Schema(name = "VoicePreferences", description = "Which kind of voice, where none is named")
    record Preferences(
            @Schema(allowableValues = {"female", "male", "neutral"}) @Nullable
            String gender,

            @Schema(
                    allowableValues = {
                        "narrative",
                        "conversational",
                        "news",
                        "advertising",
                        "characters",
                        "assistant",
                        "meditative"
                    },
                    description = "Preferred where there is a choice, after gender and language")
            @Nullable
            String style,

            @Schema(
                    description =
                            "BCP 47; overrules what is found in the text. Only language, script and region of it are heeded",
                    example = "en")
            @Nullable
            String language) {}

    @Schema(name = "RoutingWish", description = "Who may speak it")
    record Wish(
            @Schema(
                    allowableValues = {"cost", "quality", "speed", "balanced", "learned"},
                    defaultValue = "balanced",
                    description = "learned is not available yet")
            @Nullable
            String strategy,

            @Schema(description = "Goes first whenever it is eligible") @Nullable
            String preferredProvider,

            @Nullable List<String> excludeProviders,

            @Schema(minimum = "0", description = "Cap on the whole, reroutes included, in millionths of a US dollar")
            @Nullable
            Long maxCostMicros,

            @Schema(defaultValue = "false") @Nullable Boolean allowMixedVoices) {}

    @Schema(name = "AudioWish", description = "The file that is wanted")
    record Sound(
            @Schema(
                    allowableValues = {"mp3", "m4a", "opus", "flac", "wav"},
                    defaultValue = "mp3")
            @Nullable
            String format,

            @Schema(minimum = "16", maximum = "320", defaultValue = "128", description = "Ignored for flac and wav")
            @Nullable
            Integer bitrateKbps,

            @Schema(defaultValue = "true") @Nullable Boolean normalize,

            @Schema(
                    minimum = "8000",
                    maximum = "48000",
                    defaultValue = "44100",
                    description = "8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100 or 48000")
            @Nullable
            Integer sampleRateHz) {}

    @Schema(name = "SpeechSettings", description = "How it is spoken; a provider uses what it understands")
    record Settings(
            @Schema(minimum = "0.25", maximum = "4", defaultValue = "1") @Nullable
            Double speed,

            @Schema(minimum = "-12", maximum = "12", defaultValue = "0") @Nullable
            Double pitch,

            @Schema(minimum = "0", maximum = "1", defaultValue = "0.5") @Nullable
            Double stability,

            @Schema(minimum = "0", maximum = "1", defaultValue = "0.75") @Nullable
            Double similarity,

            @Schema(minimum = "0", maximum = "1", defaultValue = "0") @Nullable
            Double style,

            @Schema(minimum = "0", maximum = "2", defaultValue = "1") @Nullable
            Double volume,

            @Schema(
                    allowableValues = {"auto", "neutral", "happy", "sad", "angry", "fearful", "tense", "excited", "calm"
                    },
                    defaultValue = "auto")
            @Nullable
            String emotion) {}
}
