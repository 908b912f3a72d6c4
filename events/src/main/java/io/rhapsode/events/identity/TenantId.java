package io.rhapsode.events.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A customer, whose data no other customer ever sees. Written {@code ten_…}. */
public record TenantId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("ten_[a-z0-9]{1,40}");

    @JsonCreator
    public TenantId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a tenant id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
