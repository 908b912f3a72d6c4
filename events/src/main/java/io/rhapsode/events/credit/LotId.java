package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One lot of credits. Written {@code lot_} and 26 letters or digits. */
public record LotId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("lot_[a-z0-9]{26}");

    @JsonCreator
    public LotId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a lot id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
