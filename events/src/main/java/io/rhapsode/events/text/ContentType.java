package io.rhapsode.events.text;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of text it is, as far as that helps to choose and guide a voice. */
public enum ContentType {
    @JsonProperty("fiction_narrative")
    FICTION_NARRATIVE,
    @JsonProperty("fiction_dialogue")
    FICTION_DIALOGUE,
    @JsonProperty("non_fiction")
    NON_FICTION,
    @JsonProperty("news")
    NEWS,
    @JsonProperty("technical")
    TECHNICAL,
    @JsonProperty("educational")
    EDUCATIONAL,
    @JsonProperty("poetry")
    POETRY,
    @JsonProperty("script")
    SCRIPT,
    @JsonProperty("correspondence")
    CORRESPONDENCE,
    @JsonProperty("marketing")
    MARKETING,
    @JsonProperty("general")
    GENERAL
}
