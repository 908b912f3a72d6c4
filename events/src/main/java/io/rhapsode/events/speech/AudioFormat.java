package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The formats a finished file can have. */
public enum AudioFormat {
    @JsonProperty("mp3")
    MP3("mp3", "audio/mpeg", true),
    @JsonProperty("m4a")
    M4A("m4a", "audio/mp4", true),
    @JsonProperty("opus")
    OPUS("opus", "audio/ogg", true),
    @JsonProperty("flac")
    FLAC("flac", "audio/flac", false),
    @JsonProperty("wav")
    WAV("wav", "audio/wav", false);

    private final String extension;
    private final String mediaType;
    private final boolean lossy;

    AudioFormat(String extension, String mediaType, boolean lossy) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.lossy = lossy;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a bit rate means anything. */
    public boolean lossy() {
        return lossy;
    }
}
