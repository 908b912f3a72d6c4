package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * It will not be spoken, and nothing is charged.
 *
 * @param candidates what became of each candidate, where that is the reason
 * @param costMicros what providers charge us for it all the same
 */
@Revision("1")
@JsonTypeName("generation.GenerationFailed")
public record GenerationFailed(
        GenerationId generationId, FailureCode code, List<CandidateFailure> candidates, long costMicros)
        implements GenerationEvent {

    public GenerationFailed {
        candidates = List.copyOf(candidates);
    }
}
