package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What matters most when candidates are put in order. */
public enum Strategy {
    @JsonProperty("cost")
    COST,
    @JsonProperty("quality")
    QUALITY,
    @JsonProperty("speed")
    SPEED,
    @JsonProperty("balanced")
    BALANCED
}
