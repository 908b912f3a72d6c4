package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why text, words and audio are gone. */
public enum ErasureReason {
    /** Its owner asked for it. */
    REQUESTED,
    /** It was to be paid by its first download, and nobody downloaded it in time. */
    NOT_FETCHED,
    /** Its tenant keeps nothing for so long. */
    EXPIRED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static ErasureReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
