package io.rhapsode.worker.speech;

import java.time.Duration;

/** Audio counts only after it was looked at. */
public interface AudioCheck {

    /**
     * Decodes the audio and brings it into the form in which chunks are kept: WAV, PCM, signed 16 bit, one channel, at the provider's rate.
     *
     * @param shortest and longest plausible length
     * @throws SpeechFailure {@code undecodable}, {@code truncated}, {@code empty_audio} or {@code implausible_length}
     */
    CanonicalSpeech check(RawSpeech raw, Duration shortest, Duration longest)
            throws SpeechFailure, InterruptedException;
}
