package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;

/** A generation that was spoken while its caller waited. */
record SpokenAloud(GenerationId generationId) {

    /** At its end; a problem where that was not a good one. */
    static SpokenAloud at(GenerationId id, ProgressView last) {
        return switch (last.status()) {
            case COMPLETED -> new SpokenAloud(id);
            case CANCELLED -> throw failed(id, ProblemType.GENERATION_FAILED, "It was cancelled meanwhile.");
            default -> {
                FailureCode code = last.error() == null ? FailureCode.INTERNAL : last.error();
                throw failed(id, ProblemType.of(code), Failure.detail(code));
            }
        };
    }

    private static ProblemException failed(GenerationId id, ProblemType type, String detail) {
        return new ProblemException(type, detail).header(Previews.GENERATION_ID, id.value());
    }
}
