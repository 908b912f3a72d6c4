package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ProviderId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The generation moves to another candidate.
 *
 * @param route its number from here on, counting from 1
 * @param candidate index into the routing's candidates
 * @param from who failed
 * @param why how the failing chunk's last attempt ended
 * @param keepsChunks whether what was spoken stays (mixed voices), or everything is spoken again
 * @param skipped candidates that were passed over
 */
@Revision("1")
@JsonTypeName("generation.GenerationRerouted")
public record GenerationRerouted(
        GenerationId generationId,
        int route,
        int candidate,
        ProviderId from,
        ProviderId to,
        AttemptOutcome why,
        boolean keepsChunks,
        List<Exclusion> skipped)
        implements GenerationEvent {

    public GenerationRerouted {
        skipped = List.copyOf(skipped);
    }
}
