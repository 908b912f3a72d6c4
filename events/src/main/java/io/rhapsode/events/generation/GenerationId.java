package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.PrefixedId;

/** One text on its way to one file of speech. Written {@code gen_} and 26 letters or digits. */
public record GenerationId(@JsonValue String value) {

    private static final String PREFIX = "gen_";

    @JsonCreator
    public GenerationId {
        PrefixedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
