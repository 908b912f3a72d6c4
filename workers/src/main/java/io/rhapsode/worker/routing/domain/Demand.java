package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.VoiceStyle;
import org.jspecify.annotations.Nullable;

/**
 * What is to be spoken.
 *
 * @param characters code points of the source text
 * @param detectedLanguage BCP 47, {@code und} where nothing can be said
 * @param detectedStyle of a voice that fits the text; null where nothing can be said
 */
public record Demand(
        int characters, String detectedLanguage, @Nullable VoiceStyle detectedStyle, SpeechOrder order) {

    /** A text that says nothing about the voice. */
    public Demand(int characters, String detectedLanguage, SpeechOrder order) {
        this(characters, detectedLanguage, null, order);
    }
}
