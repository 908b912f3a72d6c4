package io.rhapsode.events.generation;

/**
 * When each character of a stretch of a text is heard, in the order of the text and without a gap.
 *
 * @param startsMillis of each code point, from the beginning of the sound
 * @param endsMillis likewise
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers on their way through, never compared
public record CharacterTimes(int[] startsMillis, int[] endsMillis) {

    public CharacterTimes {
        if (startsMillis.length != endsMillis.length) {
            throw new IllegalArgumentException("a character that begins ends, too");
        }
    }

    /** How many code points there are. */
    public int characters() {
        return startsMillis.length;
    }
}
