package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.text.ContentType;
import org.jspecify.annotations.Nullable;

/**
 * What is to be spoken.
 *
 * @param characters code points of the source text
 * @param detectedLanguage BCP 47, {@code und} where nothing can be said
 * @param contentType what kind of text it is
 * @param detectedStyle of a voice that fits the text; null where nothing can be said
 */
public record Demand(
        int characters,
        String detectedLanguage,
        ContentType contentType,
        @Nullable VoiceStyle detectedStyle,
        SpeechOrder order) {

    /** A text of no particular kind that says nothing about the voice. */
    public Demand(int characters, String detectedLanguage, SpeechOrder order) {
        this(characters, detectedLanguage, ContentType.GENERAL, null, order);
    }

    /** Whether a model gives the timings that are asked for, if they are. */
    boolean isMetBy(OfferedModel model) {
        return !order.timings() || model.timings();
    }
}
