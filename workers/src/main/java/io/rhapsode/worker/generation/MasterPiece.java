package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.audio.SpokenPart;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A chunk's place in the file: its audio and the pause behind it. Two files of equal lists of these have the same sound. */
record MasterPiece(ObjectKey audio, long pauseMillis) {

    /** All that the file is made of. */
    static List<MasterPiece> of(GenerationHistory history) {
        int count = history.chunksToMerge();
        return IntStream.range(0, count)
                .mapToObj(index -> {
                    @Nullable SpokenChunk chunk = history.spoken().get(index);
                    if (chunk == null) {
                        throw new IllegalStateException("chunk " + index + " is not spoken yet");
                    }
                    int pause =
                            index == count - 1 ? 0 : history.chunks().get(index).pauseMillis();
                    return new MasterPiece(chunk.audioKey(), pause);
                })
                .toList();
    }

    SpokenPart part(ObjectStore objects) {
        return new SpokenPart(() -> objects.open(audio), pauseMillis);
    }
}
