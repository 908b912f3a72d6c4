package io.rhapsode.worker.speech;

import io.rhapsode.worker.price.domain.Price;

/**
 * What may still be spent on a generation. Before a request what it is expected to cost is laid aside, afterwards what was charged is taken out; so requests that are
 * under way at once cannot spend the same money. What a charge is above what was expected is taken out too, and only the next requests are refused for it.
 *
 * <p>It counts in thousandths of a micro-dollar, which is exact: prices are whole micro-dollars for 1,000 characters.
 */
public final class Purse {

    private static final long THOUSANDTHS = 1_000;

    private final long microsPer1k;
    private long left;

    private Purse(long microsPer1k, long left) {
        this.microsPer1k = microsPer1k;
        this.left = left;
    }

    /** For what nobody has set a limit to. */
    public static Purse bottomless() {
        return new Purse(0, 0);
    }

    /**
     * @param price of all that is taken out of it
     * @param capMicros what all of it may cost
     * @param spentMicros what it has cost so far
     * @param amounts that these are the sum of: each was rounded up by less than a micro-dollar, and a text of many chunks must not fail for that
     */
    public static Purse of(Price price, long capMicros, long spentMicros, int amounts) {
        long left = Math.multiplyExact(capMicros - spentMicros, THOUSANDTHS);
        return new Purse(price.microsPer1k(), left + (THOUSANDTHS - 1) * amounts);
    }

    /** Lays aside what a request is expected to cost. @return false where that is not there */
    synchronized boolean layAside(long characters) {
        long cost = cost(characters);
        if (cost > left) {
            return false;
        }
        left -= cost;
        return true;
    }

    /** What was laid aside for a request is not needed; what it was charged for is spent. */
    synchronized void settle(long laidAside, long charged) {
        left += cost(laidAside) - cost(charged);
    }

    /** What was spent before anybody could ask. */
    public synchronized void spend(long characters) {
        left -= cost(characters);
    }

    private long cost(long characters) {
        return Math.multiplyExact(characters, microsPer1k);
    }
}
