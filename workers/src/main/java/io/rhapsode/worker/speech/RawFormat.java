package io.rhapsode.worker.speech;

/** The formats in which providers deliver speech. The best come first. */
public enum RawFormat {
    WAV,
    FLAC,
    /** Samples without a header: signed 16 bit, little-endian, one channel, 24,000 Hz. */
    PCM_24K,
    OPUS,
    AAC,
    MP3
}
