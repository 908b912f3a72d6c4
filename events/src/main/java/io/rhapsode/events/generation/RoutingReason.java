package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the first candidate is the first. */
public enum RoutingReason {
    @JsonProperty("best_score")
    BEST_SCORE,
    @JsonProperty("preferred")
    PREFERRED,
    @JsonProperty("voice")
    VOICE,
    @JsonProperty("only_candidate")
    ONLY_CANDIDATE,
    @JsonProperty("none_eligible")
    NONE_ELIGIBLE
}
