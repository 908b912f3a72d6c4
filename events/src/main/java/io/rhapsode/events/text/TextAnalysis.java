package io.rhapsode.events.text;

/**
 * What an analyzer found out about a text.
 *
 * @param characters code points
 * @param language BCP 47, lower-case language subtag ({@code en}), {@code und} where nothing can be said
 * @param languageConfidence 0 to 1
 * @param dialogueRatio share of the code points inside quoted speech, 0 to 1
 * @param complexity 0 (a child reads it) to 1 (a specialist's text)
 * @param averageSentenceLength words per sentence; code points where the script has no spaces
 * @param analyzer which analyzer said so, with its version: {@code rules/1}
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
        String analyzer) {}
