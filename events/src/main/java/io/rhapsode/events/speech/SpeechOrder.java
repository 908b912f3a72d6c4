package io.rhapsode.events.speech;

import org.jspecify.annotations.Nullable;

/** Everything a caller orders besides the text. Ids and numbers only: nothing in it was typed freely. */
public record SpeechOrder(
        @Nullable VoiceId voice,
        @Nullable String model,
        VoicePreferences preferences,
        RoutingWish routing,
        AudioSpec audio,
        SpeechSettings settings) {}
