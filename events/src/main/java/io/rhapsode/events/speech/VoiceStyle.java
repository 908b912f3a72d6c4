package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a voice is made for. */
public enum VoiceStyle {
    /** Long texts read aloud: books, articles. */
    NARRATIVE,
    /** Talk among people. */
    CONVERSATIONAL,
    NEWS,
    ADVERTISING,
    /** Figures of games and animated films. */
    CHARACTERS,
    /** A service that answers: help lines, voice assistants. */
    ASSISTANT,
    MEDITATIVE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static VoiceStyle of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
