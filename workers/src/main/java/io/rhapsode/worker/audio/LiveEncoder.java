package io.rhapsode.worker.audio;

import java.io.InputStream;

/**
 * One listener's rendering while the speech is still being made: each part is brought to the target loudness by itself.
 *
 * <p>One thread feeds, another reads the output, at the listener's pace: a slow listener holds the feeding thread back. {@link #close} may be called from any thread and frees both.
 */
public interface LiveEncoder extends AutoCloseable {

    /** The next part, in order. Returns when the encoder has taken it in. */
    void feed(SpokenPart part) throws InterruptedException;

    /** No more parts: the output ends once what was fed has come out. */
    void finish();

    /** The encoded bytes, as they come: a read returns what there is. */
    InputStream output();

    /** Ends the encoder at once. */
    @Override
    void close();
}
