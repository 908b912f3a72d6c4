package io.rhapsode.gateway.generation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the body of regenerate is described. It is read by {@link RegenerationForm}. */
@Schema(name = "RegenerationRequest", description = "What shall be different this time")
record RegenerationRequest(
        @Schema(maxLength = 300) @Nullable String title,

        @Schema(description = "provider:voice or voc_…") @Nullable
        String voiceId,

        @Nullable String model,
        GenerationRequest.@Nullable Preferences voicePreferences,
        GenerationRequest.@Nullable Wish routing,
        GenerationRequest.@Nullable Sound audio,
        GenerationRequest.@Nullable Settings settings) {}
