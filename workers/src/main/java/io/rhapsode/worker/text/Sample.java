package io.rhapsode.worker.text;

import io.rhapsode.worker.text.domain.TextLayout;

/** Some of a long text that stands for the whole: pieces of its beginning, its middle and its end, cut at white space where there is any near. */
final class Sample {

    private static final int LONGEST_WORD = 40;

    private Sample() {}

    /**
     * @param piece UTF-16 units of each of the three pieces
     */
    static String of(String text, int piece) {
        if (text.length() <= 3 * piece) {
            return text;
        }
        int middle = text.length() / 2 - piece / 2;
        return text.substring(0, near(text, piece)) + "\n\n"
                + text.substring(near(text, middle), near(text, middle + piece)) + "\n\n"
                + text.substring(near(text, text.length() - piece));
    }

    private static int near(String text, int index) {
        for (int at = index; at < index + LONGEST_WORD && at < text.length(); at++) {
            if (TextLayout.isWhite(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(index)) ? index + 1 : index;
    }
}
