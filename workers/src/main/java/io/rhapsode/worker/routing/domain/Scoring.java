package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.worker.price.domain.Price;

/**
 * What speaks for a candidate. Everything that decides is here, and a change of any of it is a new {@link #VERSION}.
 *
 * <p>Cost, quality and speed are each brought to 0 (bad) … 1 (good) by a fixed scale, so that a score does not depend on who else is there; the strategy weighs them. The
 * dimension that a strategy is named for decides, the others break near ties. What often fails, or does not sound as wanted, counts for less.
 */
final class Scoring {

    static final String POLICY = "rules";
    static final String VERSION = "2";

    /** Credits and micro-dollars for 1,000 characters that are worth half of nothing to pay. */
    private static final double MIDDLING_CREDITS = 1000;

    private static final double MIDDLING_MICROS = 15_000;

    /** What counts as free at a provider with all its places in use: its requests end too. */
    private static final double NO_PLACE_FREE = 0.25;

    /** Milliseconds for 1,000 characters, with all free places at once, that are worth half of no time at all. */
    private static final double MIDDLING_MILLIS = 1000;

    private static final int BEST_QUALITY = 5;

    /** What is left for a voice of another gender than was asked for. */
    private static final double OTHER_GENDER = 0.5;

    private static final double PRECISION = 1e6;

    private record Weights(double cost, double quality, double speed) {}

    private Scoring() {}

    private static Weights weights(Strategy strategy) {
        return switch (strategy) {
            case COST -> new Weights(0.90, 0.05, 0.05);
            case QUALITY -> new Weights(0.05, 0.90, 0.05);
            case SPEED -> new Weights(0.05, 0.05, 0.90);
            case BALANCED -> new Weights(0.30, 0.50, 0.20);
        };
    }

    /** From 0 to 1, six decimals. */
    static double score(Strategy strategy, Price price, Features features, boolean genderAsWanted) {
        var weights = weights(strategy);
        double merits = weights.cost() * cost(price)
                + weights.quality() * quality(features)
                + weights.speed() * speed(features);
        double score = merits * (1 - features.failureRate()) * (genderAsWanted ? 1 : OTHER_GENDER);
        return Math.round(score * PRECISION) / PRECISION;
    }

    /** Half for what the customer pays, half for what we pay. */
    private static double cost(Price price) {
        return (half(price.creditsPer1k(), MIDDLING_CREDITS) + half(price.microsPer1k(), MIDDLING_MICROS)) / 2;
    }

    private static double quality(Features features) {
        return (features.quality() - 1.0) / (BEST_QUALITY - 1);
    }

    /** As fast as its free places make it; somebody who has none free is as good as one with a part of one. */
    private static double speed(Features features) {
        int inUse = features.inUse() == null ? 0 : features.inUse();
        double free = Math.max(NO_PLACE_FREE, features.concurrency() - inUse);
        return half(features.latencyMillisPer1k() / free, MIDDLING_MILLIS);
    }

    /** 1 for nothing, a half for the middling, towards 0 for more. */
    private static double half(double amount, double middling) {
        return middling / (middling + amount);
    }
}
