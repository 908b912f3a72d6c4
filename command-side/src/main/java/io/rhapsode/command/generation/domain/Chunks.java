package io.rhapsode.command.generation.domain;

import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.text.ChunkSpan;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a text and who has spoken which. Small arrays and running totals: a book has thousands of chunks, and each of them is an event.
 *
 * @param lengths code points of each chunk
 * @param speakers for each chunk one more than the index of the candidate that has spoken it, 0 while it is missing
 * @param missing how many are missing
 * @param missingCharacters their code points
 */
@SuppressWarnings("ArrayRecordComponent") // never written to once it is built; compared by content below
public record Chunks(int[] lengths, short[] speakers, int missing, int missingCharacters) {

    static Chunks of(List<ChunkSpan> spans) {
        int[] lengths = spans.stream().mapToInt(ChunkSpan::characters).toArray();
        return silent(lengths);
    }

    private static Chunks silent(int[] lengths) {
        int characters = 0;
        for (int length : lengths) {
            characters += length;
        }
        return new Chunks(lengths, new short[lengths.length], lengths.length, characters);
    }

    boolean complete() {
        return missing == 0;
    }

    /** Whether the text has such a chunk and nobody has spoken it. */
    boolean misses(int index) {
        return index >= 0 && index < speakers.length && speakers[index] == 0;
    }

    int characters(int index) {
        return lengths[index];
    }

    int count() {
        return lengths.length;
    }

    int characters() {
        return charactersBefore(lengths.length);
    }

    /** Code points of the chunks before this one. */
    int charactersBefore(int end) {
        int characters = 0;
        for (int index = 0; index < end; index++) {
            characters += lengths[index];
        }
        return characters;
    }

    Chunks with(SpokenChunk chunk, int candidate) {
        if (!misses(chunk.index())) {
            return this;
        }
        short[] now = speakers.clone();
        now[chunk.index()] = (short) (candidate + 1);
        return new Chunks(lengths, now, missing - 1, missingCharacters - lengths[chunk.index()]);
    }

    /** The same text with nothing spoken of it. */
    Chunks cleared() {
        return silent(lengths);
    }

    /** How many chunks are spoken from the first one on without a gap. */
    int beginning() {
        int end = 0;
        while (end < speakers.length && speakers[end] != 0) {
            end++;
        }
        return end;
    }

    /** Index of the candidate that has spoken a chunk. */
    int speaker(int index) {
        return speakers[index] - 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Chunks chunks
                && Arrays.equals(lengths, chunks.lengths)
                && Arrays.equals(speakers, chunks.speakers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lengths) + Arrays.hashCode(speakers);
    }

    @Override
    public String toString() {
        return missing + " of " + lengths.length + " missing";
    }
}
