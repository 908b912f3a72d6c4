package io.rhapsode.worker.speech;

import java.lang.Character.UnicodeScript;

/**
 * How long a text sounds, in characters of an alphabet. A digit is read as a word and an ideograph as a syllable, so that counting code points would take a
 * table of figures, or Chinese, for audio of an impossible length.
 */
final class SpokenLength {

    private static final double DIGIT = 5;
    private static final double SYMBOL = 6;
    private static final double IDEOGRAPH = 4;
    private static final double SYLLABLE = 2;

    private SpokenLength() {}

    static double of(String text) {
        return text.codePoints().mapToDouble(SpokenLength::of).sum();
    }

    private static double of(int codePoint) {
        if (codePoint < 0x80) {
            return isDigit(codePoint) ? DIGIT : 1;
        }
        if (isDigit(codePoint)) {
            return DIGIT;
        }
        return switch (Character.getType(codePoint)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL -> SYMBOL;
            case Character.NON_SPACING_MARK, Character.FORMAT -> 0;
            default -> letter(codePoint);
        };
    }

    private static double letter(int codePoint) {
        return switch (UnicodeScript.of(codePoint)) {
            case HAN -> IDEOGRAPH;
            case HIRAGANA, KATAKANA, HANGUL, ETHIOPIC, YI -> SYLLABLE;
            default -> 1;
        };
    }

    private static boolean isDigit(int codePoint) {
        return Character.isDigit(codePoint);
    }
}
