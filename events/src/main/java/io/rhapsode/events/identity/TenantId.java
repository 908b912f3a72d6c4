package io.rhapsode.events.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.Letters;

/** A customer, whose data no other customer ever sees. Written {@code ten_…}. */
public record TenantId(@JsonValue String value) {

    private static final String PREFIX = "ten_";
    private static final int MAX_LENGTH = PREFIX.length() + 40;

    @JsonCreator
    public TenantId {
        if (value.length() == PREFIX.length()
                || value.length() > MAX_LENGTH
                || !value.startsWith(PREFIX)
                || !Letters.LOWER_CASE.spell(value, PREFIX.length())) {
            throw new IllegalArgumentException("not a tenant id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
