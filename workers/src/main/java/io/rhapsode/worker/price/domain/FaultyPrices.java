package io.rhapsode.worker.price.domain;

import java.time.LocalDate;

/** Prices that no server can start with. The message names the entry and says what to do. */
public final class FaultyPrices extends RuntimeException {

    /** @param why a sentence for the operator */
    public FaultyPrices(String why) {
        super(why);
    }

    static FaultyPrices neverInForce(PriceEntry entry) {
        return new FaultyPrices("Entry " + entry.number() + " (" + entry.priced() + ") is in force from " + entry.from()
                + " until " + entry.until() + ", which is no day at all: let \"until\" be later than \"from\".");
    }

    static FaultyPrices overlap(PriceEntry before, PriceEntry after) {
        return new FaultyPrices("Entries " + before.number() + " and " + after.number() + " (" + before.priced()
                + ") both have a price "
                + (after.from().equals(LocalDate.MIN) ? "from the beginning" : "on " + after.from())
                + ": give entry " + before.number() + " an \"until\" and entry " + after.number()
                + " the same day as \"from\".");
    }

    static FaultyPrices gap(PriceEntry before, PriceEntry after) {
        return new FaultyPrices("Entries " + before.number() + " and " + after.number() + " (" + before.priced()
                + ") leave no price from " + before.until() + " until " + after.from() + ": let entry " + after.number()
                + " begin on " + before.until() + ", or add an entry for these days.");
    }
}
