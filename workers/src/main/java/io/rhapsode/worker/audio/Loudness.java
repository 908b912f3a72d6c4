package io.rhapsode.worker.audio;

import org.jspecify.annotations.Nullable;

/**
 * A measurement by ffmpeg's {@code ebur128}.
 *
 * @param integratedLufs null where there is none: below 0.4 s, and where everything is under the gate of −70 LUFS
 * @param peakDb highest sample in dBFS, null for digital silence
 */
record Loudness(@Nullable Double integratedLufs, @Nullable Double peakDb) {

    static final Loudness NONE = new Loudness(null, null);

    /** What the summary says when no block passed the gate. */
    private static final double GATE_LUFS = -70;

    Loudness withIntegrated(String lufs) {
        Double value = finite(lufs);
        return new Loudness(value == null || value <= GATE_LUFS ? null : value, peakDb);
    }

    Loudness withPeak(String db) {
        return new Loudness(integratedLufs, finite(db));
    }

    private static @Nullable Double finite(String number) {
        return number.endsWith("inf") || number.endsWith("nan") ? null : Double.valueOf(number);
    }
}
