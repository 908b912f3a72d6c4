package io.rhapsode.query.generation;

import io.rhapsode.events.credit.AboutGeneration;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * The order in which {@link GenerationProjection} needs its events: all of one generation one after the other, what its account says of it too. Events
 * of different generations do not wait for each other, and what fails makes dead letters of its own generation's events only.
 */
public final class PerGeneration implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return generation(event.getPayload()).map(GenerationId::value).orElseGet(event::getIdentifier);
    }

    /** The generation that an event is about. */
    static Optional<GenerationId> generation(Object event) {
        return switch (event) {
            case GenerationEvent e -> Optional.of(e.generationId());
            case AboutGeneration e -> Optional.of(e.generationId());
            default -> Optional.empty();
        };
    }
}
