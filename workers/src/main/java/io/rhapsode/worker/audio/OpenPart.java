package io.rhapsode.worker.audio;

import io.rhapsode.events.storage.StorageUnavailableException;
import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.InputStream;

/** A part while it is read. What fails in reading is the part's fault and is typed as that; what its taker throws is passed on. */
final class OpenPart implements AutoCloseable {

    private static final int BLOCK_BYTES = 64 << 10;

    private final InputStream audio;
    private final WavHeader header;

    private OpenPart(InputStream audio, WavHeader header) {
        this.audio = audio;
        this.header = header;
    }

    static OpenPart of(SpokenPart part) {
        InputStream audio;
        try {
            audio = part.audio().open();
        } catch (IOException e) {
            throw failure(Code.PART_UNREADABLE, "a part cannot be opened", e);
        }
        OpenPart open = null;
        try {
            open = new OpenPart(audio, canonical(audio));
            return open;
        } finally {
            if (open == null) {
                close(audio);
            }
        }
    }

    /** The rate of a part, by its header alone. */
    static int sampleRateHz(SpokenPart part) {
        try (OpenPart open = of(part)) {
            return open.sampleRateHz();
        }
    }

    private static WavHeader canonical(InputStream audio) {
        WavHeader header;
        try {
            header = WavHeader.read(audio);
        } catch (IOException e) {
            throw failure(Code.PART_NOT_CANONICAL, "a part has no header", e);
        }
        if (!header.canonical() || !header.lengthExact()) {
            throw new AudioException(Code.PART_NOT_CANONICAL, "a part is not canonical WAV");
        }
        return header;
    }

    int sampleRateHz() {
        return header.sampleRateHz();
    }

    long samples() {
        return header.declaredBytes() / WavHeader.BYTES_PER_SAMPLE;
    }

    /** Takes whole samples. */
    interface Taker {

        void take(byte[] block, int length) throws IOException;
    }

    void readTo(Taker taker) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        for (long left = header.declaredBytes(); left > 0; ) {
            int length = (int) Math.min(left, block.length);
            if (read(block, length) < length) {
                throw new AudioException(Code.PART_UNREADABLE, "a part is shorter than it says");
            }
            taker.take(block, length);
            left -= length;
        }
    }

    private int read(byte[] block, int length) {
        try {
            return audio.readNBytes(block, 0, length);
        } catch (IOException e) {
            throw failure(Code.PART_UNREADABLE, "a part cannot be read", e);
        }
    }

    @Override
    public void close() {
        close(audio);
    }

    private static void close(InputStream audio) {
        try {
            audio.close();
        } catch (IOException e) {
            throw failure(Code.PART_UNREADABLE, "a part cannot be closed", e);
        }
    }

    /** A store that does not answer says nothing of its parts. */
    private static AudioException failure(Code code, String message, IOException cause) {
        return new AudioException(
                cause instanceof StorageUnavailableException ? Code.STORE_UNAVAILABLE : code, message, cause);
    }
}
