package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.LivePart;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one listener hears. */
interface Rendering extends AutoCloseable {

    /** The next bytes, stored as an object; null at the end. Blocks until there are some. */
    @Nullable
    LivePart next() throws IOException, InterruptedException;

    @Override
    void close();
}
