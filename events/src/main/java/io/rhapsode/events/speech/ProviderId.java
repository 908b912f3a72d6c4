package io.rhapsode.events.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.Letters;

/** The name under which a speech provider is configured: {@code local}, {@code openai}, {@code studio-gpu}. */
public record ProviderId(@JsonValue String value) {

    private static final Letters LETTERS = Letters.LOWER_CASE.and("-");
    private static final int MAX_LENGTH = 40;

    @JsonCreator
    public ProviderId {
        if (value.length() > MAX_LENGTH || !Letters.LOWER_CASE.at(value, 0) || !LETTERS.spell(value, 1)) {
            throw new IllegalArgumentException("not a provider id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
