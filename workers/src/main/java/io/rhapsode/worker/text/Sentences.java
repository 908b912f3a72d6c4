package io.rhapsode.worker.text;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.worker.text.domain.Paragraph;

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

    private static final int CASE_SAMPLE = 20_000;

    private final String text;
    private final SentenceMarks marks;
    private final FullStops fullStops;
    private final BreakIterator proposals;
    private final boolean onlySmallLetters;

    /**
     * @param language BCP 47
     */
    Sentences(String text, String language) {
        this.text = text;
        this.marks = new SentenceMarks(text);
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
        int stop = marks.stopBefore(from, proposed);
        if (stop < 0) {
            return proposed < limit ? proposed : -1;
        }
        int closed = marks.closed(stop, limit);
        int next = marks.skipWhite(closed, limit);
        if (next >= limit) {
            return -1;
        }
        int opened = marks.skipOpening(next, limit);
        int letter = opened < limit ? text.codePointAt(opened) : ' ';
        if (Character.isLowerCase(letter) && !onlySmallLetters) {
            return -1;
        }
        boolean quoted = closed > stop + 1 && !SentenceMarks.isTerminator(text.codePointBefore(closed));
        boolean goesOn = quoted
                ? isTagOfQuotation(opened, limit)
                : isFullStop(stop) && !fullStops.ends(text, from, stop, opened);
        if (goesOn || next == closed && isInsideWord(stop, letter)) {
            return -1;
        }
        return SentenceMarks.isGraphemeStart(text.codePointAt(next)) ? next : -1;
    }

    private boolean isFullStop(int stop) {
        return text.charAt(stop) == '.' && !marks.isEllipsis(stop);
    }

    /** Where no space follows: in {@code example.com/a?b=C}, and in scripts without spaces behind an ellipsis. */
    private boolean isInsideWord(int stop, int next) {
        return marks.isEllipsis(stop) || text.charAt(stop) < 0x80 && next < 0x80 && Character.isLetterOrDigit(next);
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

    private int nextSound(int from, int limit) {
        int at = from;
        while (at < limit && !SourceText.isSpeakable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
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
