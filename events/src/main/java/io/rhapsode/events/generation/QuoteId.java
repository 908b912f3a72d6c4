package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.PrefixedId;

/** A price that was promised. Written {@code quo_} and 26 letters or digits. */
public record QuoteId(@JsonValue String value) {

    private static final String PREFIX = "quo_";

    @JsonCreator
    public QuoteId {
        PrefixedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
