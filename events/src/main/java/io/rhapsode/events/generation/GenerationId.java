package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.Letters;

/** One text on its way to one file of speech. Written {@code gen_} and 26 letters or digits. */
public record GenerationId(@JsonValue String value) {

    private static final String PREFIX = "gen_";
    private static final int LENGTH = PREFIX.length() + 26;

    @JsonCreator
    public GenerationId {
        if (value.length() != LENGTH
                || !value.startsWith(PREFIX)
                || !Letters.LOWER_CASE.spell(value, PREFIX.length())) {
            throw new IllegalArgumentException("not a generation id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
