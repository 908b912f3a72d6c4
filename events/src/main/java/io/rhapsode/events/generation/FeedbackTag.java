package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The tags of feedback that mean the same to everybody. Others are words of a person and stay out of the log. */
public enum FeedbackTag {
    NATURAL,
    ROBOTIC,
    MISPRONOUNCED,
    TOO_FAST,
    TOO_SLOW,
    WRONG_VOICE,
    WRONG_LANGUAGE,
    WRONG_EMOTION,
    NOISE,
    CUT_OFF,
    PAUSES,
    TOO_LOUD,
    TOO_QUIET;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static FeedbackTag of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
