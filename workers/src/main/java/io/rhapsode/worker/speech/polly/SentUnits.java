package io.rhapsode.worker.speech.polly;

import io.rhapsode.worker.speech.domain.Mark;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Where each byte of what was sent stands in the text. Polly counts the bytes of UTF-8, those of the markup included, in which some characters are written out. */
final class SentUnits {

    private static final int NOWHERE = -1;

    /** Of each byte the unit whose character begins there, and one more for the end; nowhere inside a character and in markup. */
    private final int[] units;

    private SentUnits(int[] units) {
        this.units = units;
    }

    /** @param sent the text itself, or the text between marks, with references such as {@code &lt;} in place of some characters */
    static SentUnits of(String text, String sent) {
        boolean marked = !sent.equals(text);
        int[] units = new int[bytes(sent) + 1];
        Arrays.fill(units, NOWHERE);
        int at = marked ? sent.indexOf('>', sent.indexOf("<prosody")) + 1 : 0;
        int place = bytes(sent.substring(0, at));
        for (int unit = 0; unit < text.length(); unit += Character.charCount(text.codePointAt(unit))) {
            units[place] = unit;
            int end = marked && sent.charAt(at) == '&'
                    ? sent.indexOf(';', at) + 1
                    : at + Character.charCount(sent.codePointAt(at));
            place += bytes(sent.substring(at, end));
            at = end;
        }
        units[place] = text.length();
        return new SentUnits(units);
    }

    /** Empty where these are not the borders of characters of the text. */
    Optional<Mark> mark(int startByte, int endByte, int fromMillis, int toMillis) {
        if (startByte < 0 || endByte <= startByte || endByte >= units.length) {
            return Optional.empty();
        }
        int start = units[startByte];
        int end = units[endByte];
        return start == NOWHERE || end == NOWHERE
                ? Optional.empty()
                : Optional.of(new Mark(start, end, fromMillis, toMillis));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
