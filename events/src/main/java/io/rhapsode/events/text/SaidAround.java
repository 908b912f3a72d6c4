package io.rhapsode.events.text;

import org.jspecify.annotations.Nullable;

/**
 * What is said before and behind a text that is itself a part of something, as its caller says. It is not spoken, counted or paid; a voice that goes on from what was
 * said is told of it.
 */
public record SaidAround(String before, String after) {

    public static final SaidAround NOTHING = new SaidAround("", "");

    /** Code points of each: twice what any provider wants to know. */
    public static final int MOST_CHARACTERS = 1_000;

    /** The end of what is said before and the beginning of what is said behind, without what no text has. */
    public static SaidAround of(@Nullable String before, @Nullable String after) {
        return new SaidAround(before == null ? "" : end(before), after == null ? "" : beginning(after));
    }

    private static String end(String before) {
        String end = possible(before.substring(Math.max(0, before.length() - 2 * MOST_CHARACTERS)));
        int more = SourceText.characters(end) - MOST_CHARACTERS;
        return more > 0 ? end.substring(end.offsetByCodePoints(0, more)) : end;
    }

    private static String beginning(String after) {
        String beginning = possible(after.substring(0, Math.min(after.length(), 2 * MOST_CHARACTERS)));
        boolean more = SourceText.characters(beginning) > MOST_CHARACTERS;
        return more ? beginning.substring(0, beginning.offsetByCodePoints(0, MOST_CHARACTERS)) : beginning;
    }

    /** A program that cuts its own text may cut a pair of surrogates in two. */
    private static String possible(String said) {
        var possible = new StringBuilder(said.length());
        said.codePoints().filter(SourceText::isPossible).forEach(possible::appendCodePoint);
        return possible.toString();
    }

    boolean isNothing() {
        return before.isEmpty() && after.isEmpty();
    }

    /** Never shows it. */
    @Override
    public String toString() {
        return "SaidAround[" + before.length() + " and " + after.length() + " units]";
    }
}
