package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;

/**
 * The frames of an MP3 stream without tags. A fresh stream begins with a frame that leans on no earlier one, and no frame leans on a later one: so streams can be cut behind any frame,
 * and the beginning of one can follow another.
 */
final class Mp3Frames {

    private static final int HEADER_BYTES = 4;
    private static final int SYNC = 0x7FF;
    private static final int MPEG_1 = 3;
    private static final int MPEG_2 = 2;
    private static final int LAYER_3 = 1;
    private static final int[] MPEG_1_KBPS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG_2_KBPS = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] MPEG_1_RATES_HZ = {44_100, 48_000, 32_000};
    private static final int MPEG_1_LOWEST_HZ = 32_000;

    private Mp3Frames() {}

    /** Samples in a frame of a file of this rate. */
    static int samplesPerFrame(int fileHz) {
        return fileHz >= MPEG_1_LOWEST_HZ ? 1_152 : 576;
    }

    /** How many there are. @throws AudioException where the bytes are not whole frames */
    static int count(byte[] stream) {
        int frames = 0;
        for (int at = 0; at < stream.length; at += length(stream, at)) {
            frames++;
        }
        return frames;
    }

    /** The bytes of the first so many frames. @throws AudioException where there are fewer */
    static int bytes(byte[] stream, long frames) {
        int at = 0;
        for (long frame = 0; frame < frames; frame++) {
            at += length(stream, at);
        }
        return at;
    }

    /** Of the frame that begins there. */
    static int length(byte[] stream, int at) {
        if (at + HEADER_BYTES > stream.length) {
            throw broken();
        }
        int header = Byte.toUnsignedInt(stream[at]) << 24
                | Byte.toUnsignedInt(stream[at + 1]) << 16
                | Byte.toUnsignedInt(stream[at + 2]) << 8
                | Byte.toUnsignedInt(stream[at + 3]);
        int version = header >>> 19 & 3;
        int kbps = header >>> 12 & 15;
        int rate = header >>> 10 & 3;
        if (header >>> 21 != SYNC || version == 1 || (header >>> 17 & 3) != LAYER_3 || kbps % 15 == 0 || rate == 3) {
            throw broken();
        }
        int padding = header >>> 9 & 1;
        int length = version == MPEG_1
                ? 144 * MPEG_1_KBPS[kbps] * 1000 / MPEG_1_RATES_HZ[rate] + padding
                : 72 * MPEG_2_KBPS[kbps] * 1000 / (MPEG_1_RATES_HZ[rate] / (version == MPEG_2 ? 2 : 4)) + padding;
        if (at + length > stream.length) {
            throw broken();
        }
        return length;
    }

    private static AudioException broken() {
        return new AudioException(Code.TOOL_FAILED, "the encoder did not write whole frames");
    }
}
