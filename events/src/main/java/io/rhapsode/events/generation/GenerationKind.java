package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a generation stands in the lists or is only a first listen. */
public enum GenerationKind {
    @JsonProperty("standard")
    STANDARD,
    @JsonProperty("preview")
    PREVIEW
}
