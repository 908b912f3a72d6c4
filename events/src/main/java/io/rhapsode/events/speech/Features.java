package io.rhapsode.events.speech;

import org.jspecify.annotations.Nullable;

/**
 * What the score of a candidate was computed from.
 *
 * @param quality declared for such a text, 1 to 5
 * @param latencyMillisPer1k expected time to speak 1,000 characters; observed where there are observations
 * @param failureRate observed, 0 to 1, decayed
 * @param concurrency requests the provider takes at once
 * @param inUse how many it has, as the node that chose knew; null where that was not noted yet
 */
public record Features(
        int quality,
        long latencyMillisPer1k,
        double failureRate,
        int concurrency,
        @Nullable Integer inUse) {}
