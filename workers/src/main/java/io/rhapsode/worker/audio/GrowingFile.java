package io.rhapsode.worker.audio;

import java.io.IOException;

/** A file whose parts are handed over one by one, all of one rate, at a gain that is known before. */
interface GrowingFile extends AutoCloseable {

    /** Hands over the next part; waits while there is enough to do. */
    void add(SpokenPart part) throws InterruptedException;

    /** There are no more parts: returns when the file is complete and heard. */
    Loudness finish() throws IOException, InterruptedException;

    /** Samples of the file that were handed over. */
    long samples();

    /** Ends everything that is still under way; the file stays as it is. */
    @Override
    void close();
}
