package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a charge was given back. */
public enum RefundReason {
    /** It does not sound as it should. */
    QUALITY,
    /** A fault of ours. */
    FAULT,
    /** The same was made twice. */
    DUPLICATE,
    /** To please. */
    GOODWILL;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RefundReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
