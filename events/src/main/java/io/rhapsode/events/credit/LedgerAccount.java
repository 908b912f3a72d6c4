package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where credits can be. What comes to one of them comes from another. */
public enum LedgerAccount {
    /** Free to be used by the tenant: we owe it in speech. */
    CUSTOMER,
    /** Set aside for generations that are under way: we owe it still. */
    HELD,
    /** Delivered. */
    REVENUE,
    /** Expired unused. */
    BREAKAGE,
    /** Given away. */
    PROMOTIONAL,
    /** Given back for speech that had been charged. */
    REFUND,
    /** Delivered and not paid: the tenant owes it. */
    DEBT,
    /** Sold, whether used or not; the money stands in the books of the payment service. */
    SALES;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static LedgerAccount of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
