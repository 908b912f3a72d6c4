package io.rhapsode.events;

/**
 * The letters that ids and keys are spelt with. Ids are made anew from every event that is read, so each letter is looked up: as regular expressions they took an
 * eighth of the time of a replay.
 */
public final class Letters {

    /** {@code a-z 0-9}. */
    public static final Letters LOWER_CASE = new Letters("abcdefghijklmnopqrstuvwxyz0123456789");

    /** {@code A-Z a-z 0-9}. */
    public static final Letters ANY_CASE = LOWER_CASE.and("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static final int ASCII = 128;

    private final String letters;
    private final boolean[] among = new boolean[ASCII];

    private Letters(String letters) {
        this.letters = letters;
        letters.chars().forEach(letter -> among[letter] = true);
    }

    /** These and further ones. */
    public Letters and(String further) {
        return new Letters(letters + further);
    }

    /** Whether there is one of them at this place of a text. */
    public boolean at(String text, int place) {
        return place < text.length() && text.charAt(place) < ASCII && among[text.charAt(place)];
    }

    /** Whether a text holds nothing else from this place to its end. */
    public boolean spell(String text, int from) {
        int place = from;
        while (at(text, place)) {
            place++;
        }
        return place == text.length();
    }
}
