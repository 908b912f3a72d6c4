package io.rhapsode.worker.speech;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What this node has seen of a provider lately. The past fades by half every {@link #HALF_LIFE}; as long as little was seen, the expectation counts as if it
 * were a few observations.
 */
public final class Observations {

    /** A provider that failed an hour ago is almost forgiven. */
    static final Duration HALF_LIFE = Duration.ofMinutes(10);

    /** Thousands of characters which the expected latency weighs as much as. */
    static final double LATENCY_PRIOR = 2;

    /** Successful requests that are taken as given, so that a single failure is no catastrophe. */
    static final double SUCCESS_PRIOR = 4;

    private final InstantSource clock;
    private final long expectedMillisPer1k;

    private Instant asOf;
    private double thousands;
    private double millis;
    private double requests;
    private double failures;

    Observations(InstantSource clock, long expectedMillisPer1k) {
        this.clock = clock;
        this.expectedMillisPer1k = expectedMillisPer1k;
        this.asOf = clock.instant();
    }

    synchronized void spoke(int characters, long latencyMillis) {
        fade();
        thousands += characters / 1000.0;
        millis += latencyMillis;
        requests++;
    }

    synchronized void failed() {
        fade();
        requests++;
        failures++;
    }

    /** Milliseconds from the request to the whole audio, for 1,000 characters. */
    public synchronized long latencyMillisPer1k() {
        fade();
        return Math.round((millis + LATENCY_PRIOR * expectedMillisPer1k) / (thousands + LATENCY_PRIOR));
    }

    /** Share of requests that failed, 0 to 1. */
    public synchronized double failureRate() {
        fade();
        return failures / (requests + SUCCESS_PRIOR);
    }

    private void fade() {
        var now = clock.instant();
        if (now.isAfter(asOf)) {
            double left = Math.pow(0.5, (double) Duration.between(asOf, now).toMillis() / HALF_LIFE.toMillis());
            thousands *= left;
            millis *= left;
            requests *= left;
            failures *= left;
            asOf = now;
        }
    }
}
