package io.rhapsode.worker.audio;

import java.util.Optional;

/**
 * A file that is begun before all of its parts are there. How much louder they have to become is judged by the beginning; whether that was right is measured when the file is complete.
 *
 * <p>One thread does everything. It may wait as long as it likes between two parts.
 */
public interface EarlyMaster extends AutoCloseable {

    /** The next part, in order, of the rate of the first. Returns when it is noted; waits while encoders have enough to do. */
    void add(SpokenPart part) throws InterruptedException;

    /**
     * There are no more parts.
     *
     * @return the finished file, which now belongs to the caller; empty where the rest was so much louder or quieter than the beginning that the file misses its loudness, and is removed
     */
    Optional<Master> finish() throws InterruptedException;

    /** Ends every process that is still at work, and removes a file that is not finished. */
    @Override
    void close();
}
