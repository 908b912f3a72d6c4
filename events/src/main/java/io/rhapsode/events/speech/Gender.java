package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a voice sounds. */
public enum Gender {
    @JsonProperty("female")
    FEMALE,
    @JsonProperty("male")
    MALE,
    @JsonProperty("neutral")
    NEUTRAL
}
