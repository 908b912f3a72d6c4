package io.rhapsode.events.generation;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Reports what a run has ready. Results of an older route, and results that are known, yield nothing.
 *
 * @param failed recorded behind the spoken ones
 */
public record RecordChunks(
        @TargetAggregateIdentifier GenerationId generationId,
        int route,
        List<SpokenChunk> spoken,
        List<FailedChunk> failed)
        implements GenerationCommand {

    public RecordChunks {
        spoken = List.copyOf(spoken);
        failed = List.copyOf(failed);
    }
}
