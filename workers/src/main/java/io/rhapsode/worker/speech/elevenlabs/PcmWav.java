package io.rhapsode.worker.speech.elevenlabs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Samples with the header of a WAV file before them: signed, 16 bit, little endian, one channel. */
final class PcmWav {

    private static final int HEADER_BYTES = 44;
    private static final int FORMAT_BYTES = 16;
    private static final short PCM = 1;
    private static final short CHANNELS = 1;
    private static final short BYTES_PER_SAMPLE = 2;

    private PcmWav() {}

    static byte[] of(byte[] samples, int rateHz) {
        return ByteBuffer.allocate(HEADER_BYTES + samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(HEADER_BYTES - 8 + samples.length)
                .put(ascii("WAVEfmt "))
                .putInt(FORMAT_BYTES)
                .putShort(PCM)
                .putShort(CHANNELS)
                .putInt(rateHz)
                .putInt(rateHz * BYTES_PER_SAMPLE)
                .putShort(BYTES_PER_SAMPLE)
                .putShort((short) (BYTES_PER_SAMPLE * Byte.SIZE))
                .put(ascii("data"))
                .putInt(samples.length)
                .put(samples)
                .array();
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
