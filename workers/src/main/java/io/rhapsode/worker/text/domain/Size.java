package io.rhapsode.worker.text.domain;

import java.util.List;

/** The length of a piece of text in every counting at once. */
record Size(int codePoints, int utf8Bytes, int utf16Units) {

    static final Size NONE = new Size(0, 0, 0);

    Size plus(Size other) {
        return new Size(codePoints + other.codePoints, utf8Bytes + other.utf8Bytes, utf16Units + other.utf16Units);
    }

    boolean fits(List<SizeLimit> limits) {
        for (var limit : limits) {
            int size = switch (limit.counting()) {
                case CODE_POINTS -> codePoints;
                case UTF8_BYTES -> utf8Bytes;
                case UTF16_UNITS -> utf16Units;
            };
            if (size > limit.max()) {
                return false;
            }
        }
        return true;
    }
}
