package io.rhapsode.benchmark.server;

import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Sees every event on the thread that has just committed it. */
final class Witness {

    private final Map<GenerationId, Sighting> expected = new ConcurrentHashMap<>();

    Witness(EventStore log) {
        log.subscribe(this::afterCommit);
    }

    Sighting expect(List<Book> books) {
        Sighting sighting = new Sighting(books);
        books.forEach(book -> expected.put(book.id(), sighting));
        return sighting;
    }

    private void afterCommit(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(unit -> events.forEach(this::see));
        } else {
            events.forEach(this::see);
        }
    }

    private void see(EventMessage<?> message) {
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
