package io.rhapsode.gateway.generation;

import java.text.BreakIterator;
import java.util.Locale;

/** The beginning of a text, as much as is wanted for a first listen. */
final class Excerpt {

    private Excerpt() {}

    /**
     * No more than so many code points, and never part of what a reader sees as one character, unless that alone is longer.
     */
    static String of(String text, int maxCharacters) {
        if (text.codePointCount(0, text.length()) <= maxCharacters) {
            return text;
        }
        int end = text.offsetByCodePoints(0, maxCharacters);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        // what stands behind the cut decides whether it goes through the middle of a character
        characters.setText(text.substring(0, Math.min(text.length(), end + maxCharacters)));
        int whole = characters.isBoundary(end) ? end : characters.preceding(end);
        return text.substring(0, whole > 0 ? whole : end);
    }
}
