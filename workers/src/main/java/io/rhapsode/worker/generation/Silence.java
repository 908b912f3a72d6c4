package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.LivePart;
import org.jspecify.annotations.Nullable;

/** A rendering of what may not be heard. */
final class Silence implements Rendering {

    @Override
    public @Nullable LivePart next() {
        return null;
    }

    @Override
    public void close() {
        // nothing was begun
    }
}
