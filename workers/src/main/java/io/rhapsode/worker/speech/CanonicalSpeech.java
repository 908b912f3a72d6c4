package io.rhapsode.worker.speech;

/**
 * Checked audio of a chunk.
 *
 * @param wav PCM, signed 16 bit, one channel, as it is kept; where {@linkplain TimedSpeech timings} were asked for, they are in it. Not copied, so nobody changes it
 * @param sampleRateHz as the provider delivered it
 * @param samples of the one channel
 */
public record CanonicalSpeech(byte[] wav, int sampleRateHz, long samples) {

    /** Rounded to the nearest. */
    public long durationMillis() {
        return (samples * 1000 + sampleRateHz / 2) / sampleRateHz;
    }
}
