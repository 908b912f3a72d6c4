package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.speech.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A rendering of what is finished: the file itself. It is there when the chunks it was made of may be gone, and it sounds better than what is joined in passing. */
final class FinishedRendering implements Rendering {

    private final InputStream file;
    private final LiveParts parts;
    private final Candidate speaker;
    private final byte[] bytes = new byte[LiveParts.PART_BYTES];

    /** @param speaker whose speech it is */
    FinishedRendering(InputStream file, LiveParts parts, Candidate speaker) {
        this.file = file;
        this.parts = parts;
        this.speaker = speaker;
    }

    @Override
    public @Nullable LivePart next() throws IOException {
        int length = file.readNBytes(bytes, 0, bytes.length);
        return length == 0 ? null : parts.store(bytes, length, speaker);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
