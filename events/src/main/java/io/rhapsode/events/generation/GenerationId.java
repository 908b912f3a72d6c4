package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One text on its way to one file of speech. Written {@code gen_} and 26 letters or digits. */
public record GenerationId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("gen_[a-z0-9]{26}");

    @JsonCreator
    public GenerationId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a generation id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
