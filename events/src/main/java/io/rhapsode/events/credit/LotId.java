package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.PrefixedId;

/** One lot of credits. Written {@code lot_} and 26 letters or digits. */
public record LotId(@JsonValue String value) {

    private static final String PREFIX = "lot_";

    @JsonCreator
    public LotId {
        PrefixedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
