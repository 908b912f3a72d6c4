package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why nothing new may be held on an account. */
public enum FreezeReason {
    /** A payment is disputed. */
    DISPUTE,
    /** It is used for what is not allowed. */
    ABUSE,
    /** Somebody else may have the keys. */
    SECURITY,
    /** The tenant asked for it. */
    REQUEST;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static FreezeReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
