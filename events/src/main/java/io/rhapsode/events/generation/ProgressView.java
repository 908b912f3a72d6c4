package io.rhapsode.events.generation;

import org.jspecify.annotations.Nullable;

/**
 * One public event of a generation, and where it stood then.
 *
 * @param sequence number of the event in the generation; internal events leave gaps
 * @param event {@code status}, {@code progress}, {@code completed}, {@code failed} or {@code cancelled}
 * @param fraction 0 to 1; falls after a reroute
 */
public record ProgressView(
        long sequence,
        String event,
        GenerationId generationId,
        GenerationStatus status,
        int chunksTotal,
        int chunksDone,
        double fraction,
        @Nullable FailureCode error) {

    /** Whether nothing comes behind it. */
    public boolean last() {
        return status.over();
    }
}
