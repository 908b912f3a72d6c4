package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How old a voice sounds. */
public enum Age {
    CHILD,
    YOUNG,
    MIDDLE_AGED,
    OLD;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Age of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
