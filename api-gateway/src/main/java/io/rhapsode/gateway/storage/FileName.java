package io.rhapsode.gateway.storage;

import org.jspecify.annotations.Nullable;

/** What a browser saves a file as: the title where there is one, without what a file system or a shell takes amiss. */
public final class FileName {

    /** Every file system takes names of 255 bytes; this many characters of four bytes fit, and the extension. */
    private static final int MAX_CHARACTERS = 60;

    private FileName() {}

    public static String of(@Nullable String title, String otherwise, String extension) {
        StringBuilder name = new StringBuilder();
        if (title != null) {
            title.codePoints()
                    .limit(MAX_CHARACTERS)
                    .forEach(codePoint -> name.appendCodePoint(
                            Character.isLetterOrDigit(codePoint)
                                            || isMark(codePoint)
                                            || "-_.,'()&+! ".indexOf(codePoint) >= 0
                                    ? codePoint
                                    : ' '));
        }
        String plain = name.toString().replaceAll(" +", " ").replaceAll("^[ .]+|[ .]+$", "");
        return (plain.isEmpty() ? otherwise : plain) + "." + extension;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
