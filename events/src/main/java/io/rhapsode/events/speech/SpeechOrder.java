package io.rhapsode.events.speech;

import org.jspecify.annotations.Nullable;

/**
 * Everything a caller orders besides the text. Ids and numbers only: nothing in it was typed freely.
 *
 * @param timings whether it is to be known when each character is heard
 */
public record SpeechOrder(
        @Nullable VoiceId voice,
        @Nullable String model,
        VoicePreferences preferences,
        RoutingWish routing,
        AudioSpec audio,
        SpeechSettings settings,
        boolean timings) {

    /** Sound alone. */
    public SpeechOrder(
            @Nullable VoiceId voice,
            @Nullable String model,
            VoicePreferences preferences,
            RoutingWish routing,
            AudioSpec audio,
            SpeechSettings settings) {
        this(voice, model, preferences, routing, audio, settings, false);
    }

    /** The same, where it is to be known when each character is heard. */
    public SpeechOrder withTimings() {
        return new SpeechOrder(voice, model, preferences, routing, audio, settings, true);
    }
}
