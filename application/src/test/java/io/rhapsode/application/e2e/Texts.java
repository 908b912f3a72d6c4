package io.rhapsode.application.e2e;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of any length, no two sentences of which are the same. */
final class Texts {

    private Texts() {}

    /** Paragraphs of about 400 characters. */
    static String paragraphs(int count) {
        return paragraphs(1, count);
    }

    /** The same from another one on, so that two texts need not share a sentence. */
    static String paragraphs(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Texts::paragraph).collect(Collectors.joining("\n\n"));
    }

    private static String paragraph(int number) {
        return "This is paragraph number " + number + ", and it begins where the one before it ended. "
                + "The keeper of the lamps walked " + number * 7
                + " steps along the harbour wall, counted the boats, and wrote their number down. "
                + "Nobody had asked him to do so, but he liked to know what the night would hold for him. "
                + "When he had reached step " + (number * 7 + 3)
                + " he turned round and saw that the first lamp had gone out again.";
    }
}
