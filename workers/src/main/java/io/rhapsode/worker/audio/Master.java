package io.rhapsode.worker.audio;

import org.jspecify.annotations.Nullable;

/**
 * A finished file, as it was measured: a lossless one on its way into the encoder, a lossy one by decoding it again.
 *
 * @param samples at {@code sampleRateHz}, without the encoder's padding
 * @param loudnessLufs integrated loudness, ITU-R BS.1770; null below 0.4 s and for silence, which have none
 * @param peakDb highest sample peak in dBFS; null for silence
 */
public record Master(
        long durationMillis,
        long samples,
        long bytes,
        int sampleRateHz,
        @Nullable Double loudnessLufs,
        @Nullable Double peakDb) {}
