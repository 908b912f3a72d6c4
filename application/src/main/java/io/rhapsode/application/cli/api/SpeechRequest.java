package io.rhapsode.application.cli.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Strategy;
import org.jspecify.annotations.Nullable;

/** What is asked for, in the words of the interface. What is null is left to the server. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpeechRequest(
        String text,
        @Nullable String title,
        @Nullable String voiceId,
        @Nullable VoicePreferences voicePreferences,
        @Nullable Routing routing,
        Audio audio,
        @Nullable Settings settings) {

    public record VoicePreferences(String language) {}

    public record Routing(Strategy strategy) {}

    public record Audio(AudioFormat format) {}

    public record Settings(double speed) {}

    @Override
    public String toString() {
        return "SpeechRequest[" + text.length() + " characters, audio=" + audio + "]"; // a text has no place in a log
    }
}
