package io.rhapsode.benchmark.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A sound that is not silence, as a WAV file. */
final class Tone {

    private static final int HEADER_BYTES = 44;
    private static final double HERTZ = 440;
    private static final double AMPLITUDE = 8_000;

    private Tone() {}

    static byte[] wav(int sampleRateHz, int samples) {
        int bytes = samples * Short.BYTES;
        ByteBuffer wav = ByteBuffer.allocate(HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + bytes).put(ascii("WAVE"));
        wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(sampleRateHz).putInt(sampleRateHz * Short.BYTES);
        wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        wav.put(ascii("data")).putInt(bytes);
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) (AMPLITUDE * Math.sin(2 * Math.PI * HERTZ * i / sampleRateHz)));
        }
        return wav.array();
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
