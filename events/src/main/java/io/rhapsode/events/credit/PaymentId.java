package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A payment of a tenant, as we number it. Written {@code pay_} and 26 letters or digits. */
public record PaymentId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("pay_[a-z0-9]{26}");

    @JsonCreator
    public PaymentId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a payment id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
