package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The project a generation is filed under. Written {@code prj_} and 26 letters or digits, see {@link #made}; the log holds shorter ones as well. */
public record ProjectId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("prj_[a-z0-9]{1,40}");

    private static final Pattern MADE = Pattern.compile("prj_[a-z2-7]{26}");

    @JsonCreator
    public ProjectId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a project id");
        }
    }

    /**
     * An id as ids are made, 130 bits in base 32: all that is taken over from a caller.
     *
     * @throws IllegalArgumentException where it is not
     */
    public static ProjectId made(String value) {
        if (!MADE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a project id");
        }
        return new ProjectId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
