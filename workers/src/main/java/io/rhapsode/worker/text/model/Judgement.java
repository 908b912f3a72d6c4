package io.rhapsode.worker.text.model;

import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.TextAnalysis;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of the beginning of a text.
 *
 * @param language BCP 47, {@code und} where it cannot tell
 * @param languageConfidence 0 to 1
 * @param dialogueRatio share of what is said by somebody, 0 to 1
 * @param complexity 0 (a child reads it) to 1 (a specialist's text)
 * @param voiceStyle null where nothing suits more than another
 */
record Judgement(
        String language,
        double languageConfidence,
        ContentType contentType,
        Emotion emotion,
        double dialogueRatio,
        double complexity,
        @Nullable VoiceStyle voiceStyle) {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** Whether it is what it was asked for. */
    boolean isSound() {
        return isShare(languageConfidence) && isShare(dialogueRatio) && isShare(complexity);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /**
     * The analysis with what the model knows better. What is counted stays as it was counted, since the model did not see the whole.
     *
     * @param counted by rules
     * @param seenWhole whether the model saw all of the text
     */
    TextAnalysis over(TextAnalysis counted, String model, boolean seenWhole) {
        String tag = Locale.forLanguageTag(language).getLanguage();
        boolean known = LANGUAGES.contains(tag);
        return new TextAnalysis(
                counted.characters(),
                known ? tag : counted.language(),
                known ? languageConfidence : counted.languageConfidence(),
                contentType,
                emotion,
                seenWhole ? dialogueRatio : counted.dialogueRatio(),
                complexity,
                counted.paragraphs(),
                counted.sentences(),
                counted.averageSentenceLength(),
                counted.analyzer() + "+" + model,
                voiceStyle == null ? counted.voiceStyle() : voiceStyle);
    }
}
