package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why nothing was held. */
public enum DeclineReason {
    /** Less is available; of a frozen account, nothing. */
    CREDITS,
    /** Less is left of the month's budget. */
    BUDGET;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static DeclineReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
