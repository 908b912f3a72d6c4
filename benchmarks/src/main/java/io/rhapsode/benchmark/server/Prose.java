package io.rhapsode.benchmark.server;

import java.util.ArrayList;
import java.util.List;

/** Text for a real voice, no two parts of it alike: what was spoken once is not spoken again. */
public final class Prose {

    private static final int PARAGRAPHS_PER_TEXT = 100_000;

    private Prose() {}

    /**
     * Paragraphs of some 400 characters.
     *
     * @param text its number; no two numbers share a sentence
     */
    public static List<String> paragraphs(int characters, int text) {
        List<String> paragraphs = new ArrayList<>();
        for (int length = 0; length < characters; length += paragraphs.getLast().length() + 2) {
            int number = text * PARAGRAPHS_PER_TEXT + paragraphs.size() + 1;
            paragraphs.add("This is paragraph number " + number + ", and it begins where the one before it ended. "
                    + "The keeper of the lamps walked " + number * 7
                    + " steps along the harbour wall, counted the boats, and wrote their number down. "
                    + "Nobody had asked him to do so, but he liked to know what the night would hold for him. "
                    + "When he had reached step " + (number * 7 + 3)
                    + " he turned round and saw that the first lamp had gone out again.");
        }
        return paragraphs;
    }

    /** Something short. */
    public static String line(int number) {
        return "Lamp number " + number + " went out again, and the keeper of the lamps walked back along the wall.";
    }
}
