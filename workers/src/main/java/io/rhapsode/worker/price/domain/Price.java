package io.rhapsode.worker.price.domain;

/**
 * What 1,000 characters cost. This is the one place on this side where a price becomes an amount.
 *
 * @param creditsPer1k what the customer pays, in credits
 * @param microsPer1k what the provider charges us, in micro-dollars
 */
public record Price(long creditsPer1k, long microsPer1k) {

    /** A thousand dollars for a thousand characters; a book of the greatest length still counts without overflow. */
    public static final long LARGEST = 1_000_000_000;

    /** Where neither the catalogue nor the settings say anything. */
    static final Price USUAL = new Price(1000, 0);

    /** What the customer pays for a whole text. */
    public long credits(long characters) {
        return amount(characters, creditsPer1k);
    }

    /** What the provider charges us for this many characters. */
    public long costMicros(long characters) {
        return amount(characters, microsPer1k);
    }

    /** Rounded up, once for all. */
    private static long amount(long characters, long per1k) {
        return Math.ceilDiv(Math.multiplyExact(characters, per1k), 1000L);
    }
}
