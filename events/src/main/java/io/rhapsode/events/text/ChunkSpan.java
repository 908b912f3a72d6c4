package io.rhapsode.events.text;

/**
 * One chunk of a text.
 *
 * @param start first code point
 * @param end code point behind the last
 * @param after what follows the chunk
 * @param pauseMillis silence between this chunk's speech and the next one's
 */
public record ChunkSpan(int start, int end, Boundary after, int pauseMillis) {

    public int characters() {
        return end - start;
    }
}
