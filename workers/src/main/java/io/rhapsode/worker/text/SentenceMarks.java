package io.rhapsode.worker.text;

import static com.ibm.icu.lang.UProperty.GRAPHEME_CLUSTER_BREAK;
import static com.ibm.icu.lang.UProperty.SENTENCE_BREAK;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.GraphemeClusterBreak;
import com.ibm.icu.lang.UCharacter.SentenceBreak;
import io.rhapsode.worker.text.domain.TextLayout;

/** The marks between two sentences: which of them end the first, which close it, which open the second. Looks at a bounded number of them. */
record SentenceMarks(String text) {

    private static final int LONGEST_OPENING = 8;
    private static final int LONGEST_CLOSING = 64;
    private static final String QUOTES = "\"'`*_";

    /** The last terminator before a proposed boundary; -1 where none is near. */
    int stopBefore(int from, int proposed) {
        for (int at = proposed; at > from; ) {
            int codePoint = text.codePointBefore(at);
            at -= Character.charCount(codePoint);
            if (isTerminator(codePoint)) {
                return at;
            }
            if (Character.isLetterOrDigit(codePoint)) {
                return -1;
            }
        }
        return -1;
    }

    /** Behind the stop and everything that closes with it: further stops, brackets, quotation marks, footnote numbers. */
    int closed(int stop, int limit) {
        int at = stop;
        while (at < limit && at - stop < LONGEST_CLOSING) {
            int codePoint = text.codePointAt(at);
            int behind = at + Character.charCount(codePoint);
            if (isTerminator(codePoint) || isClosing(codePoint, behind, limit)) {
                at = behind;
                continue;
            }
            int apart = skipWhite(at, limit);
            boolean frenchQuote = apart > at && apart < limit && text.charAt(apart) == '»';
            if (!frenchQuote || apart + 1 < limit && Character.isLetterOrDigit(text.codePointAt(apart + 1))) {
                return at;
            }
            at = apart + 1;
        }
        return at;
    }

    private boolean isClosing(int codePoint, int behind, int limit) {
        return switch (Character.getType(codePoint)) {
            case Character.END_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.OTHER_NUMBER -> true;
            case Character.INITIAL_QUOTE_PUNCTUATION ->
                behind >= limit || !Character.isLetterOrDigit(text.codePointAt(behind));
            default -> QUOTES.indexOf(codePoint) >= 0;
        };
    }

    int skipWhite(int from, int limit) {
        int at = from;
        while (at < limit && TextLayout.isWhite(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Behind what may stand before the first word of a sentence: quotation marks, brackets, dashes, {@code ¿ ¡}. */
    int skipOpening(int from, int limit) {
        int at = from;
        while (at < limit && at - from < LONGEST_OPENING) {
            int codePoint = text.codePointAt(at);
            boolean opening = switch (Character.getType(codePoint)) {
                case Character.START_PUNCTUATION,
                        Character.INITIAL_QUOTE_PUNCTUATION,
                        Character.FINAL_QUOTE_PUNCTUATION,
                        Character.DASH_PUNCTUATION -> true;
                default -> TextLayout.isWhite(codePoint) || "\"'*_¿¡".indexOf(codePoint) >= 0;
            };
            if (!opening) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    boolean isEllipsis(int stop) {
        return text.charAt(stop) == '…' || text.charAt(stop) == '.' && stop > 0 && text.charAt(stop - 1) == '.';
    }

    static boolean isTerminator(int codePoint) {
        int kind = UCharacter.getIntPropertyValue(codePoint, SENTENCE_BREAK);
        return kind == SentenceBreak.ATERM || kind == SentenceBreak.STERM || codePoint == '…';
    }

    /** Whether a boundary before this code point would not cut what is written as one sign. */
    static boolean isGraphemeStart(int codePoint) {
        return switch (UCharacter.getIntPropertyValue(codePoint, GRAPHEME_CLUSTER_BREAK)) {
            case GraphemeClusterBreak.EXTEND, GraphemeClusterBreak.SPACING_MARK, GraphemeClusterBreak.ZWJ -> false;
            default -> true;
        };
    }
}
