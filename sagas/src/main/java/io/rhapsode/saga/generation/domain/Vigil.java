package io.rhapsode.saga.generation.domain;

/**
 * Watches that a generation goes on. The watch fires every quarter of a stage's limit, so that a time in which the server was down counts once and not by
 * the hour: when it comes back, one watch is overdue, and most are still to be set.
 *
 * @param number of the watch that counts
 * @param silent how many have fired since something happened
 */
public record Vigil(int number, int silent) {

    /** Of a stage's limit. */
    public static final int QUARTERS = 4;

    static final Vigil FIRST = new Vigil(0, 0);

    Vigil reset() {
        return new Vigil(number, 0);
    }

    Vigil next() {
        return new Vigil(number + 1, silent + 1);
    }

    /** Whether all of the limit was silent: the first watch of a silence ends a quarter in which something may have happened. */
    boolean over() {
        return silent > QUARTERS;
    }
}
