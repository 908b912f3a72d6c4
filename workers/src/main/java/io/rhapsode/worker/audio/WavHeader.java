package io.rhapsode.worker.audio;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * What stands before the samples of a WAV file. Only what decides whether the file is canonical is read, so that the usual case costs no process: the JDK's own reader
 * ({@code javax.sound.sampled}) keeps quiet about a length that is not true.
 *
 * @param encoding 1 for PCM
 * @param declaredBytes length of the samples as the file says
 */
record WavHeader(int encoding, int channels, int sampleRateHz, int bitsPerSample, long declaredBytes) {

    static final int CANONICAL_BYTES = 44;
    static final int BYTES_PER_SAMPLE = 2;

    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int LIST = 0x5453494c;
    private static final int INFO = 0x4f464e49;
    private static final int COMMENT = 0x544d4349;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int FORMAT_BYTES = 16;
    private static final int SUBFORMAT_AT = 24;
    /** Chunks before the samples hold names and covers; past this it is not a header. */
    private static final long LONGEST_CHUNK_BYTES = 16 << 20;
    /** Programs that write to a pipe put a number near 2 or 4 GiB, or nothing, where they cannot know the length. */
    private static final long UNKNOWN_FROM = 0x7FFF_0000L;

    /** What we put there. */
    private static final long UNKNOWN_BYTES = 0xFFFF_FFFFL;

    /** Whether the bytes begin as a WAV file does. */
    static boolean begins(byte[] file) {
        return file.length >= 12
                && littleEndian(file).getInt(0) == RIFF
                && littleEndian(file).getInt(8) == WAVE;
    }

    /**
     * Reads up to the first sample.
     *
     * @throws EOFException where the file ends before that
     * @throws IOException where it is no WAV file
     */
    static WavHeader read(InputStream file) throws IOException {
        var start = littleEndian(exactly(file, 12));
        if (start.getInt(0) != RIFF || start.getInt(8) != WAVE) {
            throw new IOException("no WAV file");
        }
        WavHeader format = null;
        while (true) {
            var chunk = littleEndian(exactly(file, 8));
            int name = chunk.getInt(0);
            long length = Integer.toUnsignedLong(chunk.getInt(4));
            if (name == DATA) {
                if (format == null) {
                    throw new IOException("samples before their format");
                }
                return new WavHeader(
                        format.encoding, format.channels, format.sampleRateHz, format.bitsPerSample, length);
            }
            if (length > LONGEST_CHUNK_BYTES) {
                throw new IOException("no WAV file");
            }
            long padded = length + (length & 1);
            if (name == FORMAT) {
                format = format(exactly(file, (int) padded));
            } else {
                file.skipNBytes(padded);
            }
        }
    }

    private static WavHeader format(byte[] chunk) throws IOException {
        if (chunk.length < FORMAT_BYTES) {
            throw new IOException("no WAV format");
        }
        var fields = littleEndian(chunk);
        int encoding = Short.toUnsignedInt(fields.getShort(0));
        if (encoding == EXTENSIBLE && chunk.length >= SUBFORMAT_AT + 2) {
            encoding = Short.toUnsignedInt(fields.getShort(SUBFORMAT_AT));
        }
        return new WavHeader(encoding, fields.getShort(2), fields.getInt(4), fields.getShort(14), 0);
    }

    /** The header of canonical WAV. */
    static byte[] canonical(int sampleRateHz, int dataBytes) {
        return ByteBuffer.allocate(CANONICAL_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(RIFF)
                .putInt(CANONICAL_BYTES - 8 + dataBytes)
                .putInt(WAVE)
                .putInt(FORMAT)
                .putInt(FORMAT_BYTES)
                .putShort((short) PCM)
                .putShort((short) 1)
                .putInt(sampleRateHz)
                .putInt(sampleRateHz * BYTES_PER_SAMPLE)
                .putShort((short) BYTES_PER_SAMPLE)
                .putShort((short) (BYTES_PER_SAMPLE * Byte.SIZE))
                .putInt(DATA)
                .putInt(dataBytes)
                .array();
    }

    /** The header of WAV that nobody knows the length of while it begins. */
    static byte[] endless(int sampleRateHz, String comment) {
        byte[] words = comment.getBytes(StandardCharsets.US_ASCII);
        int padded = words.length + 2 & ~1; // a zero at the end, and an even length
        byte[] canonical = canonical(sampleRateHz, (int) UNKNOWN_BYTES);
        int beforeData = CANONICAL_BYTES - CHUNK_HEAD_BYTES;
        return ByteBuffer.allocate(CANONICAL_BYTES + 2 * CHUNK_HEAD_BYTES + Integer.BYTES + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(canonical, 0, beforeData)
                .putInt(Integer.BYTES, (int) UNKNOWN_BYTES)
                .putInt(LIST)
                .putInt(Integer.BYTES + CHUNK_HEAD_BYTES + padded)
                .putInt(INFO)
                .putInt(COMMENT)
                .putInt(words.length + 1)
                .put(Arrays.copyOf(words, padded))
                .put(canonical, beforeData, CHUNK_HEAD_BYTES)
                .array();
    }

    /** Canonical WAV that ends sooner, at a sample. Closes what it was given. */
    static InputStream first(Duration length, InputStream canonical) throws IOException {
        try (canonical) {
            WavHeader header = read(canonical);
            long samples = length.toMillis() * header.sampleRateHz / 1000;
            int bytes = (int) Math.min(header.declaredBytes, samples * BYTES_PER_SAMPLE);
            return new SequenceInputStream(
                    new ByteArrayInputStream(canonical(header.sampleRateHz, bytes)),
                    new ByteArrayInputStream(exactly(canonical, bytes)));
        }
    }

    /** Whether the samples need no conversion. */
    boolean canonical() {
        return encoding == PCM && channels == 1 && bitsPerSample == BYTES_PER_SAMPLE * Byte.SIZE && sampleRateHz > 0;
    }

    /** Whether the declared length means anything: 0 is also what is left behind by a writer that was never finished. */
    boolean lengthKnown() {
        return declaredBytes > 0 && declaredBytes < UNKNOWN_FROM;
    }

    /** Whether the declared length is one that canonical WAV can have. */
    boolean lengthExact() {
        return declaredBytes < UNKNOWN_FROM && declaredBytes % BYTES_PER_SAMPLE == 0;
    }

    private static byte[] exactly(InputStream file, int length) throws IOException {
        byte[] bytes = file.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("WAV header is cut off");
        }
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
