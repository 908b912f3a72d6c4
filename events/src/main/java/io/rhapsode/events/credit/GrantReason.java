package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why credits were given. */
public enum GrantReason {
    /** The tenant is new. */
    WELCOME,
    /** Another period of a subscription began. */
    RENEWAL,
    /** Part of an offer to many. */
    CAMPAIGN,
    /** Speech was not to be had when it should have been. */
    OUTAGE,
    /** To please. */
    GOODWILL;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static GrantReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
