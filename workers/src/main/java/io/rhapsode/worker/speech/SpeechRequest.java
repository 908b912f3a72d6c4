package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * One chunk to be spoken. Everything that shapes the audio is in it, so a hash of it names the audio.
 *
 * @param text of the chunk, not blank
 * @param voice as the provider calls it, without the provider's id
 * @param model as the provider calls it; null for the provider's own choice
 * @param language BCP 47; {@code und} where it is not known
 * @param settings a provider uses those it {@linkplain SpeechModel#settings() understands}
 * @param before what is said right before it, for a provider whose voice goes on from there; else empty
 * @param after what is said right after it, likewise
 * @param timed whether it is to be said when each part of the text is heard; asked only of a {@linkplain SpeechModel#timings() model that can}
 */
public record SpeechRequest(
        String text,
        String voice,
        @Nullable String model,
        String language,
        SpeechSettings settings,
        String before,
        String after,
        boolean timed) {

    /** A chunk that is spoken as if nothing were around it. */
    public SpeechRequest(String text, String voice, @Nullable String model, String language, SpeechSettings settings) {
        this(text, voice, model, language, settings, "", "", false);
    }

    /** The same chunk where it is to be said when each part of the text is heard. */
    public SpeechRequest withTimings() {
        return new SpeechRequest(text, voice, model, language, settings, before, after, true);
    }

    /** Code points of the text, by which most services count. */
    public int characters() {
        return SourceText.characters(text);
    }

    /** Never shows the text. */
    @Override
    public String toString() {
        return "SpeechRequest[" + text.length() + " units, voice=" + voice + ", model=" + model + ", language="
                + language + "]";
    }
}
