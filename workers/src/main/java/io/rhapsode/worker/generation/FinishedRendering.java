package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.CharacterTimes;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.speech.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rendering of what is finished: the file itself. It is there when the chunks it was made of may be gone, and it sounds better than what is joined in passing. */
final class FinishedRendering implements Rendering {

    /** Chunks whose times go with one part: more than are heard in it, and no large message. */
    private static final int TIMED_AT_ONCE = 16;

    private final InputStream file;
    private final LiveParts parts;
    private final Candidate speaker;
    private final Iterator<CharacterTimes> times;
    private final byte[] bytes = new byte[LiveParts.PART_BYTES];

    /**
     * @param speaker whose speech it is
     * @param times of its chunks; none where the listener does not ask for them
     */
    FinishedRendering(InputStream file, LiveParts parts, Candidate speaker, Iterator<CharacterTimes> times) {
        this.file = file;
        this.parts = parts;
        this.speaker = speaker;
        this.times = times;
    }

    @Override
    public @Nullable LivePart next() throws IOException {
        List<CharacterTimes> next = nextTimes();
        int length = file.readNBytes(bytes, 0, bytes.length);
        return length == 0 && next.isEmpty() ? null : parts.store(bytes, length, speaker, next);
    }

    private List<CharacterTimes> nextTimes() {
        List<CharacterTimes> next = new ArrayList<>();
        while (next.size() < TIMED_AT_ONCE && times.hasNext()) {
            next.add(times.next());
        }
        return next;
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
