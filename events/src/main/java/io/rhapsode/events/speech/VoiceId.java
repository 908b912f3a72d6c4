package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.Letters;

/** A voice: {@code provider:voice} as the provider names it, or {@code voc_…} from our own library. */
public record VoiceId(@JsonValue String value) {

    private static final Letters LETTERS = Letters.ANY_CASE.and("_.+:/-");
    private static final int MAX_LENGTH = 120;

    @JsonCreator
    public VoiceId {
        if (value.length() > MAX_LENGTH || !Letters.ANY_CASE.at(value, 0) || !LETTERS.spell(value, 1)) {
            throw new IllegalArgumentException("not a voice id");
        }
    }

    /** The voice that a provider calls by this name. */
    public static VoiceId of(ProviderId provider, String name) {
        return new VoiceId(provider + ":" + name);
    }

    @Override
    public String toString() {
        return value;
    }
}
