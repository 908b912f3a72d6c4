package io.rhapsode.query.generation.domain;

import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.query.generation.History;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** Stories of tests, told from their histories. */
final class Told {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private Told() {}

    static GenerationStory whole(History told) {
        var messages = told.take();
        var story = begin(messages);
        tell(story, messages);
        return story;
    }

    static GenerationStory begin(List<DomainEventMessage<?>> messages) {
        var first = messages.getFirst();
        return GenerationStory.begin(
                (GenerationRequested) first.getPayload(), first.getSequenceNumber(), first.getTimestamp());
    }

    static void tell(GenerationStory story, List<DomainEventMessage<?>> messages) {
        messages.forEach(message -> story.tell(
                (GenerationEvent) message.getPayload(), message.getSequenceNumber(), message.getTimestamp()));
    }

    static GenerationView view(GenerationStory story) {
        return story.state().view("A title", NOW);
    }
}
