package io.rhapsode.worker.generation;

/**
 * What is said around a chunk, as much of it as a provider wants to know: a few words of the chunk before and of the one behind it. No half word, where words are written apart.
 *
 * @param characters on each side, 0 for a provider that does not want to know
 */
record Surroundings(int characters) {

    /** Where no white space comes for so long, words are not written apart. */
    private static final int LONGEST_WORD = 50;

    /** The end of the chunk before. */
    String before(String previous) {
        if (previous.codePointCount(0, previous.length()) <= characters) {
            return previous;
        }
        int from = previous.offsetByCodePoints(previous.length(), -characters);
        int last = Math.min(from + LONGEST_WORD, previous.length());
        for (int word = from; word < last; word++) {
            if (Character.isWhitespace(previous.charAt(word - 1))) {
                return previous.substring(word);
            }
        }
        return previous.substring(from);
    }

    /** The beginning of the chunk behind. */
    String after(String next) {
        if (next.codePointCount(0, next.length()) <= characters) {
            return next;
        }
        int to = next.offsetByCodePoints(0, characters);
        int first = Math.max(to - LONGEST_WORD, 0);
        for (int word = to; word > first; word--) {
            if (Character.isWhitespace(next.charAt(word))) {
                return next.substring(0, word);
            }
        }
        return next.substring(0, to);
    }
}
