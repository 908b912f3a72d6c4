package io.rhapsode.worker.speech;

import io.rhapsode.worker.speech.domain.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/** What was seen of one model of a provider lately, by this node and by the others as far as they have told. */
public final class Observations {

    private final InstantSource clock;
    private final long expectedMillisPer1k;

    private Instant asOf;
    private Sightings own = Sightings.NONE;
    private Sightings others = Sightings.NONE;
    private long count;

    Observations(InstantSource clock, long expectedMillisPer1k) {
        this.clock = clock;
        this.expectedMillisPer1k = expectedMillisPer1k;
        this.asOf = clock.instant();
    }

    synchronized void saw(Sightings more) {
        fade();
        own = own.plus(more);
        count++;
    }

    /** How often something was seen here: as long as it stays the same, there is nothing new to tell. */
    public synchronized long count() {
        return count;
    }

    /** What this node saw, faded to this moment. */
    public synchronized Sightings own() {
        fade();
        return own;
    }

    /** Takes the place of all that was heard before. */
    public synchronized void heard(Sightings ofOthers) {
        fade();
        others = ofOthers;
    }

    private synchronized Sightings all() {
        fade();
        return own.plus(others);
    }

    /** Milliseconds from the request to the whole audio, for 1,000 characters; as long as little was seen, near to what is expected. */
    public long latencyMillisPer1k() {
        return all().latencyMillisPer1k(expectedMillisPer1k);
    }

    /** Share of requests that failed, 0 to 1. */
    public double failureRate() {
        return all().failureRate();
    }

    /** Requests that these figures stand on; the older ones count for less. */
    public double requests() {
        return all().requests();
    }

    /** What the provider really charged us for 1,000 characters, in micro-dollars; empty as long as hardly anything was spoken. */
    public OptionalLong billedMicrosPer1k() {
        return all().billedMicrosPer1k();
    }

    private void fade() {
        var now = clock.instant();
        if (now.isAfter(asOf)) {
            var passed = Duration.between(asOf, now);
            own = own.after(passed);
            others = others.after(passed);
            asOf = now;
        }
    }
}
