package io.rhapsode.worker.text.domain;

/**
 * One line of a text, in UTF-16 indices.
 *
 * @param start first character
 * @param textStart first character that is not white space; {@code textEnd} where there is none
 * @param textEnd behind the last character that is not white space
 * @param next behind the line break
 */
record Line(int start, int textStart, int textEnd, int next) {

    static Line at(String text, int start) {
        int end = start;
        int textStart = -1;
        int textEnd = start;
        while (end < text.length() && !TextLayout.isLineBreak(text.charAt(end))) {
            if (!TextLayout.isWhite(text.charAt(end))) {
                textStart = textStart < 0 ? end : textStart;
                textEnd = end + 1;
            }
            end++;
        }
        int next = end;
        if (next < text.length()) {
            next += text.startsWith("\r\n", next) ? 2 : 1;
        }
        return new Line(start, textStart < 0 ? textEnd : textStart, textEnd, next);
    }

    boolean blank() {
        return textStart == textEnd;
    }

    int length() {
        return textEnd - textStart;
    }

    boolean indented(String text) {
        return textStart - start >= 2 || textStart > start && "\t\u3000".indexOf(text.charAt(start)) >= 0;
    }

    /** Length of the first word, as far as it decides whether the word would still have fitted into the line before. */
    int firstWord(String text) {
        if (Character.isIdeographic(text.codePointAt(textStart))) {
            return 1;
        }
        int at = textStart;
        while (at < textEnd && at - textStart < 15 && !TextLayout.isWhite(text.charAt(at))) {
            at++;
        }
        return at - textStart;
    }
}
