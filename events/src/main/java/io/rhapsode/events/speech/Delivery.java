package io.rhapsode.events.speech;

import org.jspecify.annotations.Nullable;

/** How a listener gets the sound: in the format that the file has, or in one that only a stream has. */
public enum Delivery {
    /** In the format that was ordered. */
    AS_ORDERED(null, null),
    /** AAC in frames that can each be played by itself; the file is M4A. */
    ADTS("aac", "audio/aac"),
    /** Samples without a header: signed 16 bit, little-endian, one channel; the file is WAV. */
    PCM("pcm", "audio/pcm"),
    /** G.711 µ-law without a header, as telephones speak it; the file is WAV. */
    ULAW("ulaw", "audio/basic"),
    /** G.711 A-law without a header; the file is WAV. */
    ALAW("alaw", "audio/pcma");

    private final @Nullable String extension;
    private final @Nullable String mediaType;

    Delivery(@Nullable String extension, @Nullable String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** @param ordered the format of the file */
    public String extension(AudioFormat ordered) {
        return extension == null ? ordered.extension() : extension;
    }

    /** @param ordered the format of the file */
    public String mediaType(AudioFormat ordered) {
        return mediaType == null ? ordered.mediaType() : mediaType;
    }
}
