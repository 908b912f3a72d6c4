package io.rhapsode.events.generation;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A finished file, as measured.
 *
 * @param loudnessLufs integrated loudness, ITU-R BS.1770; null where it is too short or silent to have one
 * @param peakDb highest sample peak in dBFS; null for silence
 */
public record MasteredAudio(
        ObjectKey audioKey,
        AudioFormat format,
        long durationMillis,
        long bytes,
        int sampleRateHz,
        @Nullable Double loudnessLufs,
        @Nullable Double peakDb) {}
