package io.rhapsode.worker.routing.domain;

/** What a text costs: rounded up, once for the whole text. */
final class Price {

    private Price() {}

    /**
     * @param per1k price of 1,000 characters, in any unit
     */
    static long of(long characters, long per1k) {
        return Math.ceilDiv(Math.multiplyExact(characters, per1k), 1000L);
    }
}
