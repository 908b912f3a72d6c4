package io.rhapsode.saga.generation.domain;

import java.util.List;

/**
 * The credits set aside for a generation.
 *
 * @param prices what each candidate would cost, in the routing's order
 * @param asked whether there may be a hold, from the moment it is asked for
 * @param credits how much is held
 */
public record Hold(List<Long> prices, boolean asked, long credits) {

    static final Hold NONE = new Hold(List.of(), false, 0);

    public Hold {
        prices = List.copyOf(prices);
    }

    Hold priced(List<Long> prices) {
        return new Hold(prices, asked, credits);
    }

    Hold whenAsked() {
        return new Hold(prices, true, credits);
    }

    Hold of(long credits) {
        return new Hold(prices, asked, credits);
    }

    long required() {
        return prices.getFirst();
    }

    List<Long> fallbacks() {
        return prices.subList(1, prices.size());
    }
}
