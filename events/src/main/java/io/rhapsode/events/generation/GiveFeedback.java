package io.rhapsode.events.generation;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says how a finished generation sounds. */
public record GiveFeedback(
        @TargetAggregateIdentifier GenerationId generationId, int rating, List<FeedbackTag> tags, boolean commented)
        implements GenerationCommand {

    public GiveFeedback {
        tags = List.copyOf(tags);
    }
}
