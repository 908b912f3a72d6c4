package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In what two voices can be alike. */
public enum Trait {
    /** The operator has said that one stands for the other. */
    DECLARED,
    GENDER,
    /** The language as it is spoken in the same place. */
    LANGUAGE,
    ACCENT,
    AGE,
    STYLE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Trait of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
