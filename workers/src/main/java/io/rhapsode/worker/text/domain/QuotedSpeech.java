package io.rhapsode.worker.text.domain;

/**
 * How much of a paragraph is spoken by somebody in it: between quotation marks of any convention, or behind a dash at its beginning. A
 * quotation counts as speech if it reads like a sentence; a single word in quotation marks does not. Pure counting, one pass.
 */
public final class QuotedSpeech {

    /** Code points from which a quotation is speech however it ends. */
    private static final int LONG = 25;

    private static final String OPENING = "“„«»‘‚‹›「『\"'”";
    private static final String ENDS_OF_SPEECH = ".,!?…—–。！？、，؟،;:।";

    private final String text;
    private final int end;
    private int at;

    /** Marks that were looked for up to the end in vain. */
    private String neverClosed = "";

    private QuotedSpeech(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    /**
     * The code points inside quoted speech in a span.
     *
     * @param shortDash whether the language opens speech with an en dash too, which elsewhere begins the items of a list
     */
    public static int in(String text, int start, int end, boolean shortDash) {
        var speech = new QuotedSpeech(text, start, end);
        int first = start;
        while (first < end && TextLayout.isWhite(text.charAt(first))) {
            first++;
        }
        boolean dash =
                first < end - 1 && ("—―".indexOf(text.charAt(first)) >= 0 || shortDash && text.charAt(first) == '–');
        return dash ? speech.behindDashes(first) : speech.betweenMarks();
    }

    private int betweenMarks() {
        int spoken = 0;
        while (at < end) {
            char mark = text.charAt(at);
            if (OPENING.indexOf(mark) < 0 || !opens(mark)) {
                at++;
                continue;
            }
            int begin = at + 1;
            int close = close(mark, begin);
            int inside = close < 0 ? 0 : Character.codePointCount(text, begin, close);
            boolean speech = inside >= LONG || inside > 0 && readsLikeSpeech(close);
            if (speech) {
                spoken += inside;
            }
            at = speech ? close + 1 : begin;
        }
        return spoken;
    }

    private boolean opens(char mark) {
        boolean apart = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
        boolean touches = at + 1 < end && !TextLayout.isWhite(text.charAt(at + 1)) || mark == '«';
        return apart && touches;
    }

    /** Where the quotation ends; at the end of the paragraph where it is left open, as before another paragraph of the same speech; -1 for an apostrophe. */
    private int close(char mark, int begin) {
        boolean single = mark == '\'' || mark == '‘';
        if (neverClosed.indexOf(mark) >= 0) {
            return -1;
        }
        var closing = closing(mark);
        for (int index = begin; index < end; index++) {
            if (closing.indexOf(text.charAt(index)) >= 0 && (!single || closesSingle(index))) {
                return index;
            }
        }
        neverClosed += mark;
        return single || mark == '"' || mark == '”' ? -1 : end;
    }

    private static String closing(char mark) {
        return switch (mark) {
            case '“', '”' -> "”";
            case '„' -> "“”\"";
            case '«' -> "»";
            case '»' -> "«";
            case '‘', '‚' -> "’‘";
            case '‹' -> "›";
            case '›' -> "‹";
            case '「' -> "」";
            case '『' -> "』";
            default -> String.valueOf(mark);
        };
    }

    private boolean closesSingle(int index) {
        return ENDS_OF_SPEECH.indexOf(text.charAt(index - 1)) >= 0
                || index + 1 < end && ",.".indexOf(text.charAt(index + 1)) >= 0;
    }

    private boolean readsLikeSpeech(int close) {
        int before = close;
        while (before > 0 && TextLayout.isWhite(text.charAt(before - 1))) {
            before--;
        }
        boolean ends = before > 0 && ENDS_OF_SPEECH.indexOf(text.charAt(before - 1)) >= 0;
        return ends || close + 1 < end && text.charAt(close + 1) == ',';
    }

    /** {@code — Стой! — сказал он. — Иди сюда.}: each dash that stands at a mark or a space gives the word to the other. */
    private int behindDashes(int first) {
        int spoken = 0;
        boolean speaking = true;
        for (int index = first + 1; index < end; ) {
            int codePoint = text.codePointAt(index);
            if ("—―–".indexOf(codePoint) >= 0 && standsApart(index)) {
                speaking = !speaking;
            } else if (speaking) {
                spoken++;
            }
            index += Character.charCount(codePoint);
        }
        return spoken;
    }

    private boolean standsApart(int index) {
        return !Character.isLetterOrDigit(text.charAt(index - 1))
                || index + 1 < end && !Character.isLetterOrDigit(text.charAt(index + 1));
    }
}
