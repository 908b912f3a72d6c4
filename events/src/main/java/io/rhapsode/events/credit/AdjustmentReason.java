package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an operator corrected a balance. */
public enum AdjustmentReason {
    /** Something had been booked wrongly. */
    CORRECTION,
    /** Taken over from, or handed over to, another account or system. */
    TRANSFER,
    /** To please. */
    GOODWILL,
    /** Obtained by deceit. */
    FRAUD;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AdjustmentReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
