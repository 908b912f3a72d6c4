package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The project a generation is filed under. Written {@code prj_…}. */
public record ProjectId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("prj_[a-z0-9]{1,40}");

    @JsonCreator
    public ProjectId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a project id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
