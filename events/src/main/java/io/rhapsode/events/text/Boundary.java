package io.rhapsode.events.text;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What stands in the text behind a chunk; the pause in the speech follows from it. */
public enum Boundary {
    @JsonProperty("word")
    WORD,
    @JsonProperty("clause")
    CLAUSE,
    @JsonProperty("sentence")
    SENTENCE,
    @JsonProperty("paragraph")
    PARAGRAPH,
    @JsonProperty("chapter")
    CHAPTER,
    @JsonProperty("end")
    END
}
