package io.rhapsode.worker.audio;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A piece of speech on its way into a file.
 *
 * @param audio canonical WAV
 * @param pauseAfterMillis silence that follows it, 0 or more
 */
public record SpokenPart(Source audio, long pauseAfterMillis) {

    public SpokenPart {
        if (pauseAfterMillis < 0) {
            throw new IllegalArgumentException("a pause cannot be shorter than nothing");
        }
    }

    /** Where the audio is read from. It is opened more than once, and every stream is closed. */
    @FunctionalInterface
    public interface Source {

        InputStream open() throws IOException;

        /** The same audio, cut off behind so much of it; all of it where it is shorter. */
        default Source first(Duration length) {
            return () -> WavHeader.first(length, open());
        }
    }
}
