package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import java.time.Instant;

/** A generation that has begun. */
record AcceptedGeneration(
        GenerationId generationId,
        GenerationStatus status,
        String statusUrl,
        String eventsUrl,
        Instant estimatedCompletionAt) {

    static AcceptedGeneration of(GenerationId id, Instant estimatedCompletionAt) {
        return new AcceptedGeneration(
                id,
                GenerationStatus.PENDING,
                GenerationPaths.status(id),
                GenerationPaths.events(id),
                estimatedCompletionAt);
    }
}
