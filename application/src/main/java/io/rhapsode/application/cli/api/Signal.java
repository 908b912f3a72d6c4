package io.rhapsode.application.cli.api;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What comes over the stream of a generation's events. */
public sealed interface Signal {

    /**
     * Something happened.
     *
     * @param id to begin after, should the stream be lost
     */
    record Reported(@Nullable String id, Progress progress, boolean last) implements Signal {}

    /** The server is there and has nothing to say. */
    record Alive() implements Signal {}

    /** Nothing came for as long as was waited. */
    record Silence() implements Signal {}

    /** Everything was told before: the generation is over. */
    record Over() implements Signal {}

    /** The stream ended, or broke: with it, the generation may or may not be over. */
    record Ended(IOException cause) implements Signal {}
}
