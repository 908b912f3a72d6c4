package io.rhapsode.benchmark.server;

import io.rhapsode.application.axon.CommittedEvents;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;

/** Sees every event on the thread that has just committed it. */
final class Witness {

    private final Map<GenerationId, Sighting> expected = new ConcurrentHashMap<>();

    Witness(CommittedEvents committed) {
        committed.tell(this::see);
    }

    Sighting expect(List<Book> books) {
        Sighting sighting = new Sighting(books);
        books.forEach(book -> expected.put(book.id(), sighting));
        return sighting;
    }

    private void see(DomainEventMessage<?> message) {
        if (message.getPayload() instanceof GenerationEvent event) {
            Sighting sighting = expected.get(event.generationId());
            if (sighting != null) {
                sighting.see(event);
                if (event instanceof GenerationCompleted) {
                    expected.remove(event.generationId());
                }
            }
        }
    }
}
