package io.rhapsode.worker.text.domain;

import io.rhapsode.events.text.SourceText;
import java.util.Arrays;
import java.util.List;

/**
 * What is sent to a provider of a chunk, and how long that is. A chunk covers everything that stands in the text, but nobody has to be
 * paid for speaking white space and ornaments: they are left out at both ends, and shortened inside. So a page of dashes never makes a
 * chunk too long, and every chunk that fits here fits the provider.
 */
public final class SpeakableText {

    /** Marks and white space in a row that are kept between two sounds. More is decoration. */
    private static final int LONGEST_RUN = 8;

    private SpeakableText() {}

    /** The text as it is sent; empty where nothing can be spoken. Line breaks come out as {@code \n}, other control characters as spaces. */
    public static String of(String text) {
        return of(text, 0, text.length());
    }

    static String of(String text, int start, int end) {
        return sent(text, start, end).text();
    }

    /** Of each UTF-16 unit of the text as it is sent, where it stands in this one: each farther on than the one before. */
    public static int[] origins(String text) {
        return sent(text, 0, text.length()).origins();
    }

    private static Sent sent(String text, int start, int end) {
        int from = bodyStart(text, start, end);
        int to = bodyEnd(text, from, end);
        var sent = new Sent(to - from);
        for (int at = from; at < to; ) {
            int codePoint = text.codePointAt(at);
            int place = at;
            at += Character.charCount(codePoint);
            if (codePoint == '\r' && at < to && text.charAt(at) == '\n') {
                continue;
            }
            if (SourceText.isSpeakable(codePoint)) {
                sent.sound(codePoint, place);
            } else {
                sent.mark(asSent(codePoint), place, TextLayout.isWhite(codePoint));
            }
        }
        sent.endRun();
        return sent;
    }

    /** What is sent while it is put together, and where each unit of it comes from. */
    private static final class Sent {
        private final StringBuilder text;
        private final int[] origins;
        private int run;
        private int eighth;
        private int eighthPlace;
        private boolean whiteInRun;

        Sent(int longest) {
            text = new StringBuilder(longest);
            origins = new int[longest];
        }

        void sound(int codePoint, int place) {
            endRun();
            append(codePoint, place);
        }

        void mark(int codePoint, int place, boolean white) {
            run++;
            whiteInRun |= white;
            if (run < LONGEST_RUN) {
                append(codePoint, place);
            } else if (run == LONGEST_RUN) {
                eighth = codePoint;
                eighthPlace = place;
            }
        }

        void endRun() {
            if (run >= LONGEST_RUN) {
                append(run > LONGEST_RUN && whiteInRun ? ' ' : eighth, eighthPlace);
            }
            run = 0;
            whiteInRun = false;
        }

        private void append(int codePoint, int place) {
            for (int unit = 0; unit < Character.charCount(codePoint); unit++) {
                origins[text.length() + unit] = place + unit;
            }
            text.appendCodePoint(codePoint);
        }

        String text() {
            return text.toString();
        }

        int[] origins() {
            return Arrays.copyOf(origins, text.length());
        }
    }

    private static int asSent(int codePoint) {
        return switch (codePoint) {
            case '\r', '\n', 0x85, 0x2028, 0x2029 -> '\n';
            default -> Character.isISOControl(codePoint) ? ' ' : codePoint;
        };
    }

    /** The sizes of a span, in three parts: what is left out at its beginning if it begins a chunk, what is always sent, what is left out at its end. */
    static Extent measure(String text, int start, int end) {
        int from = bodyStart(text, start, end);
        int to = bodyEnd(text, from, end);
        return new Extent(sizeOf(text, start, from), sizeOf(text, from, to), sizeOf(text, to, end));
    }

    /** Whether what is sent of a span is within the limits. */
    public static boolean fits(String text, int start, int end, List<SizeLimit> limits) {
        return measure(text, start, end).body().fits(limits);
    }

    record Extent(Size lead, Size body, Size trail) {
        boolean speakable() {
            return body.codePoints() > 0;
        }
    }

    /** Never less than what is sent. */
    private static Size sizeOf(String text, int from, int to) {
        var meter = new Meter();
        for (int at = from; at < to; ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            meter.add(codePoint);
        }
        return meter.size();
    }

    /**
     * How far a chunk can go that begins at a place.
     *
     * @return the largest index up to {@code end} so that what is sent of the text before it fits, white space behind it included
     */
    public static int longestThatFits(String text, int start, int end, List<SizeLimit> limits) {
        var meter = new Meter();
        int fits = bodyStart(text, start, end);
        for (int at = fits; at < end; ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            meter.add(codePoint);
            if (TextLayout.isWhite(codePoint)) {
                if (fits == at - Character.charCount(codePoint)) {
                    fits = at;
                }
            } else if (meter.fits(limits)) {
                fits = at;
            } else {
                return fits;
            }
        }
        return end;
    }

    /** Where a span begins to be worth sending: at its first sound, or at what belongs to it: marks that touch it, {@code § 5}, {@code $ 5}. */
    private static int bodyStart(String text, int start, int end) {
        int at = start;
        while (at < end && !SourceText.isSpeakable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == end) {
            return end;
        }
        int body = at;
        boolean touching = true;
        for (int kept = 1; kept < LONGEST_RUN && at > start; kept++) {
            int before = text.codePointBefore(at);
            at -= Character.charCount(before);
            if (TextLayout.isLineBreak(before)) {
                break;
            }
            touching &= !TextLayout.isWhite(before);
            if (touching || !isOrnament(before)) {
                body = at;
            }
        }
        return body;
    }

    /** Behind the last sound and what belongs to it: marks that touch it, {@code 5 %}, {@code « Quoi ? »}. */
    private static int bodyEnd(String text, int from, int end) {
        int at = end;
        while (at > from && !SourceText.isSpeakable(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        if (at == from) {
            return from;
        }
        int body = at;
        boolean touching = true;
        for (int kept = 0; kept < LONGEST_RUN && at < end; kept++) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (TextLayout.isLineBreak(codePoint)) {
                break;
            }
            touching &= !TextLayout.isWhite(codePoint);
            if (touching || !isOrnament(codePoint)) {
                body = at;
            }
        }
        return body;
    }

    /** White space, rules, bullets and flowers, which say nothing when they stand apart. */
    private static boolean isOrnament(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL -> true;
            default -> TextLayout.isWhite(codePoint) || "*~=#|/\\<>+•·†‡".indexOf(codePoint) >= 0;
        };
    }

    /** Counts code points, at most {@link #LONGEST_RUN} of those in a row that make no sound. */
    private static final class Meter {
        private int codePoints;
        private int utf8Bytes;
        private int utf16Units;
        private int run;

        void add(int codePoint) {
            run = SourceText.isSpeakable(codePoint) ? 0 : run + 1;
            if (run <= LONGEST_RUN) {
                codePoints++;
                utf8Bytes += Counting.UTF8_BYTES.sizeOf(codePoint);
                utf16Units += Character.charCount(codePoint);
            }
        }

        boolean fits(List<SizeLimit> limits) {
            return size().fits(limits);
        }

        Size size() {
            return new Size(codePoints, utf8Bytes, utf16Units);
        }
    }
}
