package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where the credits of a lot come from. */
public enum LotKind {
    PROMOTIONAL(10),
    SUBSCRIPTION(20),
    COMPENSATION(30),
    PURCHASED(40);

    private final int priority;

    LotKind(int priority) {
        this.priority = priority;
    }

    /** The place in the drawing order where a lot asks for no other: what was given goes before what was paid for. Lower is first. */
    public int priority() {
        return priority;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static LotKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
