package io.rhapsode.worker.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.worker.text.domain.ChunkPacker;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import io.rhapsode.worker.text.domain.SpeakableText;
import io.rhapsode.worker.text.domain.TextLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a sentence that no provider could take whole: behind the last clause mark that fits, else behind the last white space, else where a
 * line could be broken (between words in scripts that write none), else between two signs. Only a single sign that is longer than the
 * limit is cut itself, between code points. Takes one window after the other, so the cost is linear.
 */
final class SentenceCutter {

    /** Is told of each piece: where it ends and what follows it. */
    interface Sink {
        void piece(int end, Boundary after);
    }

    private static final int LOOK_AHEAD = 32;

    /** They part clauses where white space follows. */
    private static final String MARKS = ",;:!?…–—،؛·՝፣።፥၊།।·";

    /** They part clauses by themselves. */
    private static final String WIDE_MARKS = "、，；：。！？…—､｡";

    private final String text;
    private final List<SizeLimit> limits;
    private final List<SizeLimit> window;
    private final BreakIterator lines;
    private final BreakIterator signs;

    SentenceCutter(String text, String language, List<SizeLimit> limits) {
        this.text = text;
        this.limits = limits;
        this.window = new ArrayList<>(limits);
        this.window.add(new SizeLimit(ChunkPacker.TARGET, Counting.CODE_POINTS));
        this.lines = BreakIterator.getLineInstance(ULocale.forLanguageTag(language));
        this.signs = BreakIterator.getCharacterInstance(ULocale.forLanguageTag(language));
    }

    void cut(int start, int end, Boundary after, Sink sink) {
        if (SpeakableText.fits(text, start, end, limits)) {
            sink.piece(end, after);
            return;
        }
        int lastSound = lastSound(start, end);
        for (int from = start; ; ) {
            int reach = SpeakableText.longestThatFits(text, from, end, window);
            int behindFirstSound = behindFirstSound(from, end);
            if (reach >= end || behindFirstSound > lastSound) {
                sink.piece(end, after);
                return;
            }
            reach = Math.max(Math.min(reach, lastSound), behindFirstSound);
            from = cutOnce(from, behindFirstSound, reach, end, sink);
        }
    }

    private int cutOnce(int from, int behindFirstSound, int reach, int end, Sink sink) {
        int clause = -1;
        int space = -1;
        boolean behindMark = false;
        for (int at = behindFirstSound; at < reach; ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (TextLayout.isWhite(codePoint)) {
                while (TextLayout.isWhite(text.charAt(at))) {
                    at++;
                }
                if (SentenceMarks.isGraphemeStart(text.codePointAt(at))) {
                    space = at;
                    clause = behindMark ? at : clause;
                }
                behindMark = false;
            } else if (WIDE_MARKS.indexOf(codePoint) >= 0) {
                behindMark = true;
                clause = at <= reach && mayBeginPiece(text.codePointAt(at)) ? at : clause;
            } else if (isClosing(codePoint)) {
                clause = behindMark && clause == at - 1 && mayBeginPiece(text.codePointAt(at)) ? at : clause;
            } else {
                behindMark = MARKS.indexOf(codePoint) >= 0;
            }
        }
        if (clause > 0) {
            sink.piece(clause, Boundary.CLAUSE);
            return clause;
        }
        int cut = space > 0 ? space : betweenWordsOrSigns(from, behindFirstSound, reach, end);
        sink.piece(cut, Boundary.WORD);
        return cut;
    }

    private int betweenWordsOrSigns(int from, int behindFirstSound, int reach, int end) {
        var ahead = text.substring(from, Math.min(end, reach + LOOK_AHEAD));
        signs.setText(ahead);
        for (var breaks : List.of(lines, signs)) {
            breaks.setText(ahead);
            int cut = breaks.isBoundary(reach - from) ? reach : from + Math.max(0, breaks.preceding(reach - from));
            if (cut >= behindFirstSound && signs.isBoundary(cut - from)) {
                return cut;
            }
        }
        return reach;
    }

    private static boolean isClosing(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.END_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || codePoint == '"'
                || codePoint == '\'';
    }

    private static boolean mayBeginPiece(int codePoint) {
        return !isClosing(codePoint)
                && !TextLayout.isWhite(codePoint)
                && WIDE_MARKS.indexOf(codePoint) < 0
                && SentenceMarks.isGraphemeStart(codePoint);
    }

    private int lastSound(int start, int end) {
        int at = end;
        while (at > start) {
            int codePoint = text.codePointBefore(at);
            at -= Character.charCount(codePoint);
            if (SourceText.isSpeakable(codePoint)) {
                return at;
            }
        }
        return start;
    }

    private int behindFirstSound(int from, int end) {
        int at = from;
        while (at < end) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (SourceText.isSpeakable(codePoint)) {
                return at;
            }
        }
        return end;
    }
}
