package io.rhapsode.worker.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is kept with a spoken chunk lies in the same file: a chunk of the WAV file's own behind the samples, which everybody who reads them, here and elsewhere, passes over.
 */
public final class WavTail {

    /** {@code rhap}, as it stands in the file. */
    private static final int NAME = 0x70616872;

    private static final int HEAD_BYTES = 8;
    private static final int LENGTH_AT = 4;

    private WavTail() {}

    /**
     * The same file with something behind its samples.
     *
     * @param wav canonical, with nothing behind its samples yet
     */
    public static byte[] append(byte[] wav, byte[] content) {
        int padding = content.length % 2;
        var file = ByteBuffer.wrap(Arrays.copyOf(wav, wav.length + HEAD_BYTES + content.length + padding))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(LENGTH_AT, file.capacity() - HEAD_BYTES);
        file.position(wav.length);
        file.putInt(NAME).putInt(content.length).put(content);
        return file.array();
    }

    /** Where it begins in a file with so many samples. */
    public static long begin(long samples) {
        return WavHeader.CANONICAL_BYTES + samples * WavHeader.BYTES_PER_SAMPLE;
    }

    /**
     * What was appended; empty where nothing was.
     *
     * @param behind everything that stands in the file behind its samples
     */
    public static Optional<byte[]> read(byte[] behind) {
        if (behind.length < HEAD_BYTES) {
            return Optional.empty();
        }
        var head = ByteBuffer.wrap(behind).order(ByteOrder.LITTLE_ENDIAN);
        int name = head.getInt();
        int length = head.getInt();
        return name != NAME || length < 0 || length > behind.length - HEAD_BYTES
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(behind, HEAD_BYTES, HEAD_BYTES + length));
    }
}
