package io.rhapsode.events.text;

import io.rhapsode.events.Rejection;
import java.util.Optional;

/** What a text must be before anything is done with it. The door asks it before a text is stored, and whoever reads a stored one may ask again. */
public final class SourceText {

    /** A whole long book, in code points. */
    public static final int MAX_CHARACTERS = 5_000_000;

    private SourceText() {}

    /**
     * Why a text cannot be accepted, if so: {@link Rejection#TEXT_TOO_LONG} above {@value #MAX_CHARACTERS} code points, {@link
     * Rejection#TEXT_INVALID} with a NUL or half of a surrogate pair, {@link Rejection#TEXT_EMPTY} with nothing to speak, asked in this order.
     * Takes one pass, and stops where the answer is known.
     */
    public static Optional<Rejection> refusal(CharSequence text) {
        if (text.length() > 2L * MAX_CHARACTERS) {
            return Optional.of(Rejection.TEXT_TOO_LONG);
        }
        int characters = 0;
        boolean invalid = false;
        boolean speakable = false;
        for (int at = 0; at < text.length(); characters++) {
            if (characters == MAX_CHARACTERS) {
                return Optional.of(Rejection.TEXT_TOO_LONG);
            }
            int codePoint = Character.codePointAt(text, at);
            at += Character.charCount(codePoint);
            invalid |= !isPossible(codePoint);
            speakable = speakable || isSpeakable(codePoint);
        }
        if (invalid) {
            return Optional.of(Rejection.TEXT_INVALID);
        }
        return speakable ? Optional.empty() : Optional.of(Rejection.TEXT_EMPTY);
    }

    /** The unit in which texts are measured, priced and cut: code points. */
    public static int characters(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    /** Whether a text may have a code point: anything but NUL and half of a surrogate pair. */
    static boolean isPossible(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }

    /** Whether a code point makes a sound of its own: a letter, a number or an emoji. Marks, ornaments and white space only shape what stands beside them. */
    public static boolean isSpeakable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            case Character.OTHER_LETTER -> !isFiller(codePoint);
            case Character.OTHER_SYMBOL -> Character.isEmojiPresentation(codePoint);
            default -> false;
        };
    }

    /** Hangul fillers are letters by category and blank on paper. */
    private static boolean isFiller(int codePoint) {
        return codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
    }
}
