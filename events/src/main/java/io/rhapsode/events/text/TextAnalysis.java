package io.rhapsode.events.text;

import io.rhapsode.events.speech.VoiceStyle;
import org.jspecify.annotations.Nullable;

/**
 * What an analyzer found out about a text.
 *
 * @param characters code points
 * @param language BCP 47, lower-case language subtag ({@code en}), {@code und} where nothing can be said
 * @param languageConfidence 0 to 1
 * @param dialogueRatio share of the code points inside quoted speech, 0 to 1
 * @param complexity 0 (a child reads it) to 1 (a specialist's text)
 * @param averageSentenceLength words per sentence; code points where the script has no spaces
 * @param analyzer which analyzer said so, with its version: {@code rules/1}; where a model was asked too, its name behind a plus sign
 * @param voiceStyle the kind of voice that would suit it; null where nothing can be said
 */
public record TextAnalysis(
        int characters,
        String language,
        double languageConfidence,
        ContentType contentType,
        Emotion emotion,
        double dialogueRatio,
        double complexity,
        int paragraphs,
        int sentences,
        double averageSentenceLength,
        String analyzer,
        @Nullable VoiceStyle voiceStyle) {

    /** An analysis that says nothing about the voice. */
    public TextAnalysis(
            int characters,
            String language,
            double languageConfidence,
            ContentType contentType,
            Emotion emotion,
            double dialogueRatio,
            double complexity,
            int paragraphs,
            int sentences,
            double averageSentenceLength,
            String analyzer) {
        this(
                characters,
                language,
                languageConfidence,
                contentType,
                emotion,
                dialogueRatio,
                complexity,
                paragraphs,
                sentences,
                averageSentenceLength,
                analyzer,
                null);
    }

    /** The same of a text of which only the beginning was analysed. */
    public TextAnalysis ofLength(int wholeCharacters) {
        return new TextAnalysis(
                wholeCharacters,
                language,
                languageConfidence,
                contentType,
                emotion,
                dialogueRatio,
                complexity,
                paragraphs,
                sentences,
                averageSentenceLength,
                analyzer,
                voiceStyle);
    }
}
