package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a provider is no candidate, or no longer one. */
public enum ExclusionReason {
    DISABLED,
    /** Excluded by the caller. */
    EXCLUDED,
    LANGUAGE,
    VOICE,
    MODEL,
    /** Dearer than the caller's cap. */
    MAX_COST,
    /** Its circuit is open: it failed too often just now. */
    CIRCUIT_OPEN,
    /** It says itself that it cannot work: a missing program, a missing key. */
    UNHEALTHY,
    /** The text does not fit its limits however it is cut. */
    LIMITS,
    /** The balance does not cover it. */
    CREDITS,
    /** It has already failed in this generation. */
    FAILED,
    /** Its model is not served any more at the moment of the request. */
    SUNSET,
    /** It cannot say when each character is heard, and that is asked for. */
    TIMINGS;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static ExclusionReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
