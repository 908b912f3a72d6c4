package io.rhapsode.worker.text;

import io.rhapsode.events.text.TextAnalysis;

/** Finds out what a text is like, so that a voice can be chosen for it and a routing policy has something to learn from. For any number of threads. */
public interface TextAnalyzer {

    /**
     * Analyzes a whole text. The same text always gives the same analysis; the cost is linear in its length, and what is kept beside the
     * text does not grow with it.
     *
     * @param text one that {@link io.rhapsode.events.text.SourceText#refusal} accepts: 1 to 5,000,000 code points
     * @return lengths in code points, shares and the complexity from 0 to 1, the average sentence length in words, or in code points where
     *     the script has no spaces; the language is {@code und} with confidence 0 where nothing can be said
     * @throws IllegalArgumentException if there is nothing to speak in the text
     */
    TextAnalysis analyze(String text);
}
