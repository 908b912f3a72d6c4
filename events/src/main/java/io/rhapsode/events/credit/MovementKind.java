package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a movement is called where it is shown. Part of the public contract. */
public enum MovementKind {
    OPENED,
    GRANTED,
    PURCHASED,
    HELD,
    DECLINED,
    EXTENDED,
    CHARGED,
    RELEASED,
    HOLD_EXPIRED,
    LOT_EXPIRED,
    REFUNDED,
    ADJUSTED,
    DEBT_POSTED,
    DEBT_SETTLED,
    FROZEN,
    UNFROZEN,
    LIMITS_SET,
    BALANCE_LOW,
    BALANCE_RECOVERED,
    BUDGET_RENEWED,
    BUDGET_REACHED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static MovementKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
