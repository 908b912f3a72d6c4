package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Somebody said how it sounds; the latest feedback counts.
 *
 * @param rating 1 to 5
 * @param tags of the fixed vocabulary, in its order
 * @param commented whether there are words besides, kept elsewhere
 */
@Revision("1")
@JsonTypeName("generation.FeedbackGiven")
public record FeedbackGiven(GenerationId generationId, int rating, List<FeedbackTag> tags, boolean commented)
        implements GenerationEvent {

    public FeedbackGiven {
        tags = List.copyOf(tags);
    }
}
