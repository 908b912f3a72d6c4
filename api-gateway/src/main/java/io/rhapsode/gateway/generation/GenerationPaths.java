package io.rhapsode.gateway.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.GenerationId;

/** Where generations are found. */
final class GenerationPaths {

    static final String ALL = "/api/v1/generations";
    static final String ONE = ALL + "/{id}";

    private GenerationPaths() {}

    /** The id in a path; what does not look like one belongs to nothing. */
    static GenerationId id(String text) {
        try {
            return new GenerationId(text);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.");
        }
    }

    static String status(GenerationId id) {
        return ALL + "/" + id;
    }

    static String events(GenerationId id) {
        return ALL + "/" + id + "/events";
    }

    static String audio(GenerationId id) {
        return ALL + "/" + id + "/audio";
    }
}
