package io.rhapsode.events.text;

/**
 * A text as it lies in the object store, with what is said around it: one object, so that both are copied and erased together. The text comes first, and with nothing
 * around it is kept as it is; else NULs divide the three, which no text has.
 */
public record KeptText(String text, SaidAround around) {

    /** Ends the text where anything is around it. In UTF-8 it is one byte, which is a part of no other character. */
    public static final char DIVIDER = '\0';

    public static KeptText read(String kept) {
        int end = kept.indexOf(DIVIDER);
        if (end < 0) {
            return new KeptText(kept, SaidAround.NOTHING);
        }
        int between = kept.indexOf(DIVIDER, end + 1);
        return new KeptText(
                kept.substring(0, end), new SaidAround(kept.substring(end + 1, between), kept.substring(between + 1)));
    }

    public String written() {
        return around.isNothing() ? text : text + DIVIDER + around.before() + DIVIDER + around.after();
    }

    /** Never shows the text. */
    @Override
    public String toString() {
        return "KeptText[" + text.length() + " units, " + around + "]";
    }
}
