package io.rhapsode.worker.text;

import static com.ibm.icu.lang.UProperty.SENTENCE_BREAK;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.SentenceBreak;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.worker.text.domain.Paragraph;
import io.rhapsode.worker.text.domain.TextLayout;

/**
 * The sentences of a text. ICU proposes where they end (Unicode Standard Annex 29, with the rules of the language); each proposal is then
 * put right: not behind an abbreviation, not inside a quotation's tag ({@code “Stop!” he cried}), closing marks to the sentence they close,
 * opening marks to the one they open. Every sentence has something to speak, unless its whole paragraph has not. For one thread.
 */
final class Sentences {

    /** Is told of each sentence, in order and without gap, in UTF-16 indices. */
    interface Sink {
        void sentence(int start, int end, Boundary after);
    }

    private static final int LONGEST_OPENING = 8;
    private static final int LONGEST_CLOSING = 64;
    private static final int CASE_SAMPLE = 20_000;
    private static final String QUOTES = "\"'`*_";

    private final String text;
    private final FullStops fullStops;
    private final BreakIterator proposals;
    private final boolean onlySmallLetters;

    /**
     * @param language BCP 47
     */
    Sentences(String text, String language) {
        this.text = text;
        this.fullStops = new FullStops(LanguageWords.of(language));
        this.proposals = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
        this.onlySmallLetters = onlySmallLetters(text);
    }

    void of(Paragraph paragraph, Sink sink) {
        int base = paragraph.start();
        proposals.setText(forBreaking(base, paragraph.end()));
        int start = base;
        int end = base;
        int sound = nextSound(base, paragraph.end());
        for (int at = proposals.next(); at != BreakIterator.DONE; at = proposals.next()) {
            int boundary = base + at > end ? boundary(end, base + at, paragraph.end()) : -1;
            if (boundary <= sound) {
                continue;
            }
            if (end > start) {
                phrases(start, end, Boundary.SENTENCE, sink);
                start = end;
            }
            end = boundary;
            sound = nextSound(end, paragraph.end());
        }
        if (end > start && sound < paragraph.end()) {
            phrases(start, end, Boundary.SENTENCE, sink);
            start = end;
        }
        phrases(start, paragraph.end(), paragraph.after(), sink);
    }

    /** Thai and Lao have no full stop: what a space parts there is a clause or a sentence, and nobody can tell which. */
    private void phrases(int start, int end, Boundary after, Sink sink) {
        int phrase = start;
        for (int at = start + 1; at < end - 1; at++) {
            if (text.charAt(at) == ' '
                    && isSpacedByPhrase(text.charAt(at - 1))
                    && isSpacedByPhrase(text.charAt(at + 1))) {
                sink.sentence(phrase, at + 1, Boundary.CLAUSE);
                phrase = at + 1;
            }
        }
        sink.sentence(phrase, end, after);
    }

    private static boolean isSpacedByPhrase(char letter) {
        return letter >= '\u0E01' && letter <= '\u0EDF' && !Character.isDigit(letter);
    }

    /** The same text, index by index, as ICU must see it: breaks inside a paragraph and controls are spaces, an ellipsis is a stop, a dash may open a sentence. */
    private String forBreaking(int start, int end) {
        var seen = text.substring(start, end).toCharArray();
        for (int at = 0; at < seen.length; at++) {
            char unit = seen[at];
            if (unit < ' ' || unit == 0x85 || unit == 0x2028 || unit == 0x2029) {
                seen[at] = ' ';
            } else if (unit == '…') {
                seen[at] = '.';
            } else if (at > 0 && seen[at - 1] == ' ' && Character.getType(unit) == Character.DASH_PUNCTUATION) {
                seen[at] = '"';
            } else if (onlySmallLetters) {
                seen[at] = Character.toUpperCase(unit);
            }
        }
        return new String(seen);
    }

    /** Where the sentence ends that ICU ends at {@code proposed}; -1 if it goes on. */
    private int boundary(int from, int proposed, int limit) {
        int stop = stopBefore(from, proposed);
        if (stop < 0) {
            return proposed < limit ? proposed : -1;
        }
        int closed = closed(stop, limit);
        int next = skipWhite(closed, limit);
        if (next >= limit) {
            return -1;
        }
        int opened = skipOpening(next, limit);
        int letter = opened < limit ? text.codePointAt(opened) : ' ';
        if (Character.isLowerCase(letter) && !onlySmallLetters) {
            return -1;
        }
        boolean apart = next > closed;
        if (!apart
                && (isEllipsis(stop)
                        || text.charAt(stop) < 0x80 && letter < 0x80 && Character.isLetterOrDigit(letter))) {
            return -1;
        }
        boolean quoted = closed > stop + 1 && !isTerminator(text.codePointBefore(closed));
        if (quoted && isTagOfQuotation(opened, limit)) {
            return -1;
        }
        if (!quoted && text.charAt(stop) == '.' && !isEllipsis(stop) && !fullStops.ends(text, from, stop, opened)) {
            return -1;
        }
        return isGraphemeStart(text.codePointAt(next)) ? next : -1;
    }

    /** The last terminator before a proposed boundary; -1 where none is near. */
    private int stopBefore(int from, int proposed) {
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
    private int closed(int stop, int limit) {
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

    private int skipWhite(int from, int limit) {
        int at = from;
        while (at < limit && TextLayout.isWhite(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Behind what may stand before the first word of a sentence: quotation marks, brackets, dashes, {@code ¿ ¡}. */
    private int skipOpening(int from, int limit) {
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

    /** Japanese and Korean go on behind the quotation with a particle: {@code 「行くよ。」と言った}. */
    private boolean isTagOfQuotation(int at, int limit) {
        if (at >= limit) {
            return false;
        }
        return UScript.getScript(text.codePointAt(at)) == UScript.HIRAGANA
                || text.startsWith("라고", at)
                || text.startsWith("하고", at)
                || text.startsWith("라며", at)
                || text.startsWith("라는", at);
    }

    private boolean isEllipsis(int stop) {
        return text.charAt(stop) == '…' || text.charAt(stop) == '.' && stop > 0 && text.charAt(stop - 1) == '.';
    }

    private int nextSound(int from, int limit) {
        int at = from;
        while (at < limit && !SourceText.isSpeakable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isTerminator(int codePoint) {
        int kind = UCharacter.getIntPropertyValue(codePoint, SENTENCE_BREAK);
        return kind == SentenceBreak.ATERM || kind == SentenceBreak.STERM || codePoint == '…';
    }

    /** Whether a boundary before this code point would not cut what is written as one sign. */
    static boolean isGraphemeStart(int codePoint) {
        return switch (UCharacter.getIntPropertyValue(codePoint, UProperty.GRAPHEME_CLUSTER_BREAK)) {
            case UCharacter.GraphemeClusterBreak.EXTEND,
                    UCharacter.GraphemeClusterBreak.SPACING_MARK,
                    UCharacter.GraphemeClusterBreak.ZWJ -> false;
            default -> true;
        };
    }

    /** Who writes everything small still ends sentences; only then a small letter may begin one. */
    private static boolean onlySmallLetters(String text) {
        int small = 0;
        int capital = 0;
        int end = Math.min(text.length(), CASE_SAMPLE);
        for (int at = 0; at < end; at++) {
            small += Character.isLowerCase(text.charAt(at)) ? 1 : 0;
            capital += Character.isUpperCase(text.charAt(at)) ? 1 : 0;
        }
        return small > 0 && capital * 500L < small;
    }
}
