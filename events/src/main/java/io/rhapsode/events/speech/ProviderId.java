package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name under which a speech provider is configured: {@code local}, {@code openai}, {@code studio-gpu}. */
public record ProviderId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @JsonCreator
    public ProviderId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a provider id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
