package io.rhapsode.worker.speech;

import io.rhapsode.worker.audio.WavTail;
import io.rhapsode.worker.speech.domain.Timings;
import io.rhapsode.worker.speech.domain.WrittenTimings;
import java.util.Arrays;
import java.util.Optional;

/** Audio of a chunk with its timings in the same file, so that they are stored, found, and removed together. */
public final class TimedSpeech {

    private TimedSpeech() {}

    static CanonicalSpeech of(CanonicalSpeech speech, Timings timings) {
        return new CanonicalSpeech(
                WavTail.append(speech.wav(), WrittenTimings.of(timings)), speech.sampleRateHz(), speech.samples());
    }

    /**
     * The timings in a file; empty where there are none.
     *
     * @param wav the whole file
     * @param samples in it
     */
    public static Optional<Timings> timings(byte[] wav, long samples) {
        long begin = WavTail.begin(samples);
        return begin > wav.length
                ? Optional.empty()
                : timings(Arrays.copyOfRange(wav, Math.toIntExact(begin), wav.length));
    }

    /** @param behind what stands in the file behind its samples */
    public static Optional<Timings> timings(byte[] behind) {
        return WavTail.read(behind).flatMap(WrittenTimings::read);
    }
}
