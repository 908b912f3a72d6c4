package io.rhapsode.application.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event processor, as this server sees it.
 *
 * @param rebuildable whether it only writes what can be written again from the log
 * @param running whether this server takes part in its work
 * @param head position of the last event in the log
 * @param deadLetters events that wait for the operator
 */
record ProcessorStatus(
        String processor,
        boolean rebuildable,
        boolean running,
        @Nullable Long head,
        List<Segment> segments,
        long deadLetters) {

    /**
     * A share of the processor's events.
     *
     * @param here whether this server works at it; of one that another server works at no more is known
     * @param position of the last event that was taken
     * @param behind how many positions the log is ahead
     * @param replaying whether it is being rebuilt
     * @param error class of what it fails with, if it does
     */
    record Segment(
            int segment,
            boolean here,
            @Nullable Long position,
            @Nullable Long behind,
            boolean replaying,
            @Nullable String error) {}
}
