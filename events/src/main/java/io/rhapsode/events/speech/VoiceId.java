package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A voice: {@code provider:voice} as the provider names it, or {@code voc_…} from our own library. */
public record VoiceId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+:/-]{0,119}");

    @JsonCreator
    public VoiceId {
        if (!SYNTAX.matcher(value).matches()) {
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
