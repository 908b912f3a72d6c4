package io.rhapsode.worker.speech;

/**
 * What a provider answered.
 *
 * @param audio the whole body; not copied, so nobody changes it
 * @param format what the provider says it is
 * @param billedCharacters what the provider charges for, in its own counting
 */
public record RawSpeech(byte[] audio, RawFormat format, long billedCharacters) {

    /** The largest answer that is read, an hour of WAV at 16 kHz: a chunk is a minute or two. */
    public static final int MAX_BYTES = 128 * 1024 * 1024;
}
