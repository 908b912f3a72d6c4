package io.rhapsode.events.text;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The prevailing mood of a text. */
public enum Emotion {
    @JsonProperty("neutral")
    NEUTRAL,
    @JsonProperty("happy")
    HAPPY,
    @JsonProperty("sad")
    SAD,
    @JsonProperty("angry")
    ANGRY,
    @JsonProperty("fearful")
    FEARFUL,
    @JsonProperty("tense")
    TENSE,
    @JsonProperty("excited")
    EXCITED,
    @JsonProperty("calm")
    CALM
}
