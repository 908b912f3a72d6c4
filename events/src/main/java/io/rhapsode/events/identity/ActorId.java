package io.rhapsode.events.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The key, person or part of the system that acts. Written {@code key_…}, {@code usr_…} or {@code sys_…}; never a name. */
public record ActorId(@JsonValue String value) {

    /** The system itself: deadlines, first start, repairs. */
    public static final ActorId SYSTEM = new ActorId("sys_rhapsode");

    /** Whoever runs the server and has its operator's key. */
    public static final ActorId OPERATOR = new ActorId("sys_operator");

    @JsonCreator
    public ActorId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("not an actor id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
