package io.rhapsode.worker.speech;

/** The formats in which providers deliver speech. The best come first. */
public enum RawFormat {
    WAV,
    FLAC,
    OPUS,
    AAC,
    MP3
}
