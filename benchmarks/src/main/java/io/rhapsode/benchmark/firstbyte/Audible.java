package io.rhapsode.benchmark.firstbyte;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The first moment of a sound that is heard, not merely received: the silence in front of a word does not count, nor does a header. */
final class Audible {

    /** A hundredth of the loudest, -40 dBFS, of 16 bits. */
    private static final int THRESHOLD = 328;

    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final int BYTES_OF_LENGTH = 4;

    private Audible() {}

    /**
     * Reads a WAV to its end while it arrives.
     *
     * @return when the first sample above the threshold was read, as {@link System#nanoTime}
     */
    static long firstSample(InputStream wav) throws IOException {
        skipHeader(wav);
        int sample;
        do {
            int low = next(wav);
            sample = (short) (next(wav) << Byte.SIZE | low);
        } while (Math.abs(sample) < THRESHOLD);
        long heard = System.nanoTime();
        wav.transferTo(OutputStream.nullOutputStream());
        return heard;
    }

    private static void skipHeader(InputStream wav) throws IOException {
        int matched = 0;
        while (matched < DATA.length) {
            int next = next(wav);
            if (next == DATA[matched]) {
                matched++;
            } else {
                matched = next == DATA[0] ? 1 : 0;
            }
        }
        for (int i = 0; i < BYTES_OF_LENGTH; i++) {
            next(wav);
        }
    }

    private static int next(InputStream wav) throws IOException {
        int next = wav.read();
        if (next < 0) {
            throw new EOFException("nothing can be heard");
        }
        return next;
    }
}
