package io.rhapsode.events.generation;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a generation up. What is over already stays as it is. */
public record FailGeneration(
        @TargetAggregateIdentifier GenerationId generationId, FailureCode code, List<CandidateFailure> candidates)
        implements GenerationCommand {

    public FailGeneration {
        candidates = List.copyOf(candidates);
    }

    public FailGeneration(GenerationId generationId, FailureCode code) {
        this(generationId, code, List.of());
    }
}
