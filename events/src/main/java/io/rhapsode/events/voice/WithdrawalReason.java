package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a voice cannot be had any more. */
public enum WithdrawalReason {
    /** Its provider does not list it any more. */
    NOT_OFFERED,
    /** Its provider is switched off here, or not configured any more. */
    PROVIDER_OFF;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static WithdrawalReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
