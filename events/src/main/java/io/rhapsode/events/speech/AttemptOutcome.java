package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How one request to a provider ended. A provider's own words are mapped to one of these and go no further. */
public enum AttemptOutcome {
    SPOKEN(false),
    TIMEOUT(true),
    RATE_LIMITED(true),
    SERVER_ERROR(true),
    CONNECTION(true),
    TRUNCATED(true),
    EMPTY_AUDIO(true),
    UNDECODABLE(true),
    IMPLAUSIBLE_LENGTH(true),
    /** The circuit breaker let no request through. */
    CIRCUIT_OPEN(false),
    /** The request was refused and would be refused again. */
    REFUSED(false),
    UNAUTHORIZED(false),
    QUOTA(false),
    VOICE_UNKNOWN(false),
    /** A program or a key that is needed is missing. */
    UNAVAILABLE(false),
    /** Asked when each character is heard, it gave nothing that can be true of its audio. */
    TIMINGS_UNUSABLE(false),
    /** It was not made: with what it is expected to cost, the generation would have gone beyond the caller's cap. */
    MAX_COST(false);

    private final boolean worthRetrying;

    AttemptOutcome(boolean worthRetrying) {
        this.worthRetrying = worthRetrying;
    }

    /** Whether the same request may well succeed a moment later. */
    public boolean worthRetrying() {
        return worthRetrying;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static AttemptOutcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
