package io.rhapsode.benchmark.streams;

import io.rhapsode.application.axon.CommittedEvents;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Every event that clients are promised, and when this server committed it. */
final class Commits {

    /** By the documented table of what a stream tells. */
    private static final Set<Class<?>> TOLD = Set.of(
            GenerationRequested.class,
            TextAnalyzed.class,
            GenerationRouted.class,
            TextSplit.class,
            GenerationRerouted.class,
            ChunkSynthesized.class,
            ChunkFailed.class,
            MergeProgressed.class,
            GenerationCompleted.class,
            GenerationFailed.class,
            GenerationCancelled.class);

    private final Map<String, NavigableMap<Long, Long>> nanos = new ConcurrentHashMap<>();

    private final EventStore log;

    Commits(ScratchServer server) {
        log = server.bean(EventStore.class);
        server.bean(CommittedEvents.class).tell(this::committed);
    }

    private void committed(DomainEventMessage<?> event) {
        if (TOLD.contains(event.getPayloadType())) {
            nanos.computeIfAbsent(event.getAggregateIdentifier(), first -> new ConcurrentSkipListMap<>())
                    .put(event.getSequenceNumber(), System.nanoTime());
        }
    }

    /** The moment of each event of the book by its number, as {@link System#nanoTime}. */
    NavigableMap<Long, Long> of(Book book) {
        return nanos.getOrDefault(book.id().value(), new ConcurrentSkipListMap<>());
    }

    /** The numbers of all events of the book that clients are promised, whichever server has committed them. */
    List<Long> log(Book book) {
        return log.readEvents(book.id().value(), 0)
                .asStream()
                .filter(event -> TOLD.contains(event.getPayloadType()))
                .map(event -> event.getSequenceNumber())
                .toList();
    }

    void forget() {
        nanos.clear();
    }
}
