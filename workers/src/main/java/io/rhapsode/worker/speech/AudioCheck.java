package io.rhapsode.worker.speech;

/** Audio counts only after it was looked at. */
public interface AudioCheck {

    /**
     * Decodes what a provider sent and brings it into the form in which chunks are kept: WAV, PCM, signed 16 bit, one channel, at the provider's rate.
     *
     * @throws SpeechFailure {@code empty_audio}, {@code truncated}, {@code undecodable} or {@code implausible_length}; {@code unavailable} where a tool is missing
     */
    CanonicalSpeech check(byte[] audio) throws SpeechFailure, InterruptedException;
}
