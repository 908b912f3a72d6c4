package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.Letters;

/** A price that was promised. Written {@code quo_} and 26 letters or digits. */
public record QuoteId(@JsonValue String value) {

    private static final String PREFIX = "quo_";
    private static final int LENGTH = PREFIX.length() + 26;

    @JsonCreator
    public QuoteId {
        if (value.length() != LENGTH
                || !value.startsWith(PREFIX)
                || !Letters.LOWER_CASE.spell(value, PREFIX.length())) {
            throw new IllegalArgumentException("not a quote id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
