package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The settings of {@link SpeechSettings}, by name. */
public enum SpeechSetting {
    @JsonProperty("speed")
    SPEED,
    @JsonProperty("pitch")
    PITCH,
    @JsonProperty("stability")
    STABILITY,
    @JsonProperty("similarity")
    SIMILARITY,
    @JsonProperty("style")
    STYLE,
    @JsonProperty("volume")
    VOLUME,
    @JsonProperty("emotion")
    EMOTION
}
