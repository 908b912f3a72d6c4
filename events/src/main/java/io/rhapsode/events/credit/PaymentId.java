package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.PrefixedId;

/** A payment of a tenant, as we number it. Written {@code pay_} and 26 letters or digits. */
public record PaymentId(@JsonValue String value) {

    private static final String PREFIX = "pay_";

    @JsonCreator
    public PaymentId {
        PrefixedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
