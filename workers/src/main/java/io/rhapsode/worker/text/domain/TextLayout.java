package io.rhapsode.worker.text.domain;

import io.rhapsode.events.text.Boundary;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The paragraphs and chapter heads of a text, one after the other. They cover it exactly. Line breaks inside a paragraph mean nothing:
 * the text was only wrapped there. Takes two passes and keeps nothing.
 */
public final class TextLayout implements Iterable<Paragraph> {

    private final String text;
    private final LineStyle style;

    public TextLayout(String text) {
        this.text = text;
        this.style = LineStyle.of(text);
    }

    @Override
    public Iterator<Paragraph> iterator() {
        return new Paragraphs();
    }

    /** White space in the widest sense: what separates words and leaves no ink, control characters included. */
    public static boolean isWhite(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || codePoint == 0xFEFF
                || codePoint == 0x200B
                || codePoint == 0x2060;
    }

    static boolean isLineBreak(int codePoint) {
        return codePoint >= '\n' && codePoint <= '\r'
                || codePoint == 0x85
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    /** Whether a line goes on where the one before it ended. */
    private boolean joins(Line before, Line line) {
        int last = text.codePointBefore(before.textEnd());
        int first = text.codePointAt(line.textStart());
        if (!style.wrapped()) {
            return Character.isLowerCase(first) || ",،、，".indexOf(last) >= 0 && Character.isLetter(first);
        }
        if (line.indented(text) && !before.indented(text)) {
            return false;
        }
        boolean full = before.length() + 1 + line.firstWord(text) > style.width() * 9 / 10;
        return Character.isLowerCase(first) || full && !beginsItem(line);
    }

    private boolean beginsItem(Line line) {
        return line.length() > 2
                && "-*•–·".indexOf(text.charAt(line.textStart())) >= 0
                && isWhite(text.charAt(line.textStart() + 1));
    }

    private boolean isHead(Line line, boolean blankBefore) {
        if (line.blank() || line.length() > ChapterHeads.LONGEST) {
            return false;
        }
        boolean blankAfter =
                line.next() == text.length() || Line.at(text, line.next()).blank();
        return ChapterHeads.isHead(
                text.substring(line.textStart(), line.textEnd()),
                blankBefore || !style.wrapped(),
                blankBefore && blankAfter);
    }

    private final class Paragraphs implements Iterator<Paragraph> {
        private int position;
        private boolean blankBefore = true;

        @Override
        public boolean hasNext() {
            return position < text.length();
        }

        @Override
        public Paragraph next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int start = position;
            var line = Line.at(text, skipBlank(start));
            boolean head = isHead(line, blankBefore);
            while (line.next() < text.length()) {
                var following = Line.at(text, line.next());
                if (head || following.blank() || isHead(following, false) || !joins(line, following)) {
                    break;
                }
                line = following;
            }
            position = skipBlank(line.next());
            blankBefore = position > line.next();
            return new Paragraph(start, position, head, after(head));
        }

        private Boundary after(boolean head) {
            if (position == text.length()) {
                return Boundary.END;
            }
            if (isHead(Line.at(text, position), blankBefore)) {
                return Boundary.CHAPTER;
            }
            return head || blankBefore || !style.blankLines() ? Boundary.PARAGRAPH : Boundary.SENTENCE;
        }

        private int skipBlank(int from) {
            int at = from;
            while (at < text.length()) {
                var line = Line.at(text, at);
                if (!line.blank()) {
                    return at;
                }
                at = line.next();
            }
            return at;
        }
    }
}
