package io.rhapsode.worker.speech.domain;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What was seen of a model: sums that fade by half every {@link #HALF_LIFE}. What several nodes saw adds up, since all sums of one moment fade alike.
 *
 * @param thousands of characters that were spoken
 * @param millis that they took, each from its request to the whole audio
 * @param requests that were made
 * @param failures among them
 * @param billedMicros what the provider charged us for all of it, audio that was thrown away included
 */
public record Sightings(double thousands, double millis, double requests, double failures, double billedMicros) {

    public static final Sightings NONE = new Sightings(0, 0, 0, 0, 0);

    /** A provider that failed an hour ago is almost forgiven. */
    public static final Duration HALF_LIFE = Duration.ofMinutes(10);

    /** Thousands of characters which the expected latency weighs as much as. */
    static final double LATENCY_PRIOR = 2;

    /** Successful requests that are taken as given, so that a single failure is no catastrophe. */
    static final double SUCCESS_PRIOR = 4;

    /** Fewer thousands of characters than a sentence say nothing about a price. */
    private static final double LEAST_BILLED = 0.01;

    public static Sightings spoken(long characters, long millis) {
        return new Sightings(characters / 1000.0, millis, 1, 0, 0);
    }

    public static Sightings failed() {
        return new Sightings(0, 0, 1, 1, 0);
    }

    public static Sightings billed(long micros) {
        return new Sightings(0, 0, 0, 0, micros);
    }

    /** What is left of it after a while. */
    public Sightings after(Duration passed) {
        if (!passed.isPositive()) {
            return this;
        }
        double left = Math.pow(0.5, (double) passed.toMillis() / HALF_LIFE.toMillis());
        return new Sightings(thousands * left, millis * left, requests * left, failures * left, billedMicros * left);
    }

    public Sightings plus(Sightings other) {
        return new Sightings(
                thousands + other.thousands,
                millis + other.millis,
                requests + other.requests,
                failures + other.failures,
                billedMicros + other.billedMicros);
    }

    /**
     * Milliseconds from the request to the whole audio, for 1,000 characters.
     *
     * @param expected counts as if it were a few observations
     */
    public long latencyMillisPer1k(long expected) {
        return Math.round((millis + LATENCY_PRIOR * expected) / (thousands + LATENCY_PRIOR));
    }

    /** Share of requests that failed, 0 to 1. */
    public double failureRate() {
        return failures / (requests + SUCCESS_PRIOR);
    }

    /** What 1,000 characters that could be used were charged at; empty as long as hardly anything was spoken. */
    public OptionalLong billedMicrosPer1k() {
        return thousands < LEAST_BILLED ? OptionalLong.empty() : OptionalLong.of(Math.round(billedMicros / thousands));
    }
}
