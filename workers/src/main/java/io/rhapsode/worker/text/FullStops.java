package io.rhapsode.worker.text;

import io.rhapsode.worker.text.domain.TextLayout;
import java.util.Locale;

/**
 * Whether a full stop ends a sentence, or only an abbreviation ({@code Dr.}, {@code z. B.}), an initial ({@code J. R. R. Tolkien}), an
 * ordinal ({@code 3. Mai}) or the number of an item. In doubt it does not: a chunk that holds two sentences does no harm, a cut inside
 * one is heard.
 */
final class FullStops {

    private static final int LONGEST_WORD = 30;
    private static final int MOST_PARTS = 6;
    private static final int LONGEST_PART = 3;

    private final LanguageWords words;
    private final boolean ordinals;

    FullStops(LanguageWords words) {
        this.words = words;
        this.ordinals = words.section("ordinals").contains("yes");
    }

    /**
     * @param from where the sentence begins
     * @param stop where the full stop is
     * @param next where the next word begins; there is one, and it has no small initial
     */
    boolean ends(String text, int from, int stop, int next) {
        int wordStart = wordStart(text, from, stop);
        if (wordStart == stop) {
            return true;
        }
        var word = text.substring(wordStart, stop);
        var following = wordAt(text, next);
        var parts = withEarlierParts(text, from, wordStart, word);
        if (words.has("abbreviations", parts) || words.has("abbreviations", word)) {
            return false;
        }
        if (goesOn(text, next, word, following)) {
            return false;
        }
        boolean numberFollows = isNumber(following) || isRoman(following);
        if (numberFollows && words.has("before-numbers", word)) {
            return false;
        }
        boolean startsSentence = words.section("starters").contains(following.toLowerCase(Locale.ROOT));
        if (isInitial(word) || isAcronym(word)) {
            return startsSentence && firstWordAt(text, from) != wordStart;
        }
        if (isNumber(word) || word.length() > 1 && isRoman(word)) {
            return !isItemOrOrdinal(text, from, wordStart, word, following, startsSentence);
        }
        return true;
    }

    /** {@code z.} before {@code B.} */
    private boolean goesOn(String text, int next, String word, String following) {
        int behind = next + following.length();
        boolean shortened = following.length() <= 2 && behind < text.length() && text.charAt(behind) == '.';
        boolean oneLetter = word.length() == 1 && Character.isLetter(word.charAt(0));
        return shortened && (oneLetter || words.has("abbreviations", word + "." + following));
    }

    private boolean isItemOrOrdinal(
            String text, int from, int wordStart, String word, String following, boolean startsSentence) {
        if (word.length() <= 3 && firstWordAt(text, from) == wordStart) {
            return true;
        }
        boolean small = word.length() <= 2 || isRoman(word);
        return small && (words.section("months").contains(following) || ordinals && !startsSentence);
    }

    private static int wordStart(String text, int from, int stop) {
        int at = stop;
        while (at > from && stop - at < LONGEST_WORD) {
            int before = text.codePointBefore(at);
            if (!isWordPart(before)) {
                break;
            }
            at -= Character.charCount(before);
        }
        return at;
    }

    /** {@code B} in {@code z. B.} becomes {@code z.B}. */
    private static String withEarlierParts(String text, int from, int wordStart, String word) {
        var parts = word;
        int at = wordStart;
        for (int count = 0; count < MOST_PARTS && firstPart(parts) <= LONGEST_PART; count++) {
            int white = at;
            while (white > from && at - white < 2 && TextLayout.isWhite(text.charAt(white - 1))) {
                white--;
            }
            if (white == at || white == from || text.charAt(white - 1) != '.') {
                break;
            }
            int start = wordStart(text, from, white - 1);
            int length = white - 1 - start;
            if (length == 0 || length > LONGEST_PART) {
                break;
            }
            parts = text.substring(start, white - 1) + "." + parts;
            at = start;
        }
        return parts;
    }

    private static int firstPart(String parts) {
        int dot = parts.indexOf('.');
        return dot < 0 ? parts.length() : dot;
    }

    private static int firstWordAt(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static String wordAt(String text, int start) {
        int at = start;
        while (at < text.length() && at - start < LONGEST_WORD && Character.isLetterOrDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(start, at);
    }

    private static boolean isWordPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK
                || ".-’'ºª№§".indexOf(codePoint) >= 0;
    }

    private static boolean isInitial(String word) {
        return word.codePointCount(0, word.length()) == 1 && Character.isUpperCase(word.codePointAt(0));
    }

    /** Letters parted by full stops: {@code U.S}, {@code p.m}. */
    private static boolean isAcronym(String word) {
        return word.indexOf('.') > 0 && word.codePoints().allMatch(part -> part == '.' || Character.isLetter(part));
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.codePoints().allMatch(Character::isDigit);
    }

    private static boolean isRoman(String word) {
        return !word.isEmpty() && word.codePoints().allMatch(letter -> "IVXLCDM".indexOf(letter) >= 0);
    }
}
