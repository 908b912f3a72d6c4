package io.rhapsode.query.generation;

import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.query.UnitWriter;
import io.rhapsode.query.generation.domain.GenerationState;
import io.rhapsode.query.generation.domain.GenerationStory;
import io.rhapsode.query.generation.domain.RoutingStory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Keeps the rows of generations, chunks and routing. Its processor must use the sequencing policy {@link PerGeneration}.
 *
 * <p>Reads the rows of all generations in a unit of work at once, tells them the events, and writes each back once. The rows change in the
 * transaction that moves the processor's token, so each event is in them exactly once; the number of the last event in the row guards that besides.
 */
@ProcessingGroup(GenerationProjection.GROUP)
public class GenerationProjection {

    public static final String GROUP = "generation-projection";

    private final JdbcTemplate jdbc;
    private final GenerationTable generations;
    private final RoutingTable routings;
    private final ChunkTable chunks;
    private final UnitWriter writer;

    /** @param writing whose connections have the role of the writer and take part in {@code transactions} */
    public GenerationProjection(DataSource writing, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(writing);
        this.generations = new GenerationTable(jdbc);
        this.routings = new RoutingTable(jdbc);
        this.chunks = new ChunkTable(jdbc);
        this.writer = new UnitWriter(GROUP, transactions, this::write);
    }

    @EventHandler
    void on(GenerationEvent event, EventMessage<GenerationEvent> message) {
        writer.add(message);
    }

    @EventHandler
    void on(CreditsHeld event, EventMessage<CreditsHeld> message) {
        writer.add(message);
    }

    @EventHandler
    void on(CreditsCommitted event, EventMessage<CreditsCommitted> message) {
        writer.add(message);
    }

    @EventHandler
    void on(CreditsReleased event, EventMessage<CreditsReleased> message) {
        writer.add(message);
    }

    @EventHandler
    void on(HoldExpired event, EventMessage<HoldExpired> message) {
        writer.add(message);
    }

    @EventHandler
    void on(DebtPosted event, EventMessage<DebtPosted> message) {
        writer.add(message);
    }

    @ResetHandler
    void reset() {
        jdbc.execute("truncate generation, generation_chunk, generation_routing");
    }

    private void write(List<EventMessage<?>> events) {
        var stories = stories(events);
        events.forEach(event -> tell(stories, event));
        generations.write(stories.values().stream().map(GenerationStory::state).toList());
        chunks.write(stories.values());
        routings.write(stories.values());
    }

    private Map<GenerationId, GenerationStory> stories(List<EventMessage<?>> events) {
        Set<GenerationId> known = new LinkedHashSet<>();
        Set<GenerationId> routed = new LinkedHashSet<>();
        for (var event : events) {
            var id = PerGeneration.generation(event.getPayload()).orElseThrow();
            known.add(id);
            if (event.getPayload() instanceof GenerationRerouted || event.getPayload() instanceof CreditsHeld) {
                routed.add(id);
            }
        }
        Map<GenerationId, GenerationState> states = generations.find(known);
        var tables = routings.find(routed);
        Map<GenerationId, GenerationStory> stories = new LinkedHashMap<>();
        states.forEach((id, state) ->
                stories.put(id, new GenerationStory(state, tables.getOrDefault(id, RoutingStory.UNROUTED))));
        return stories;
    }

    private static void tell(Map<GenerationId, GenerationStory> stories, EventMessage<?> message) {
        switch (message.getPayload()) {
            case GenerationRequested event ->
                stories.computeIfAbsent(
                        event.generationId(),
                        id -> GenerationStory.begin(event, sequence(message), message.getTimestamp()));
            case GenerationEvent event ->
                begun(stories, event.generationId()).tell(event, sequence(message), message.getTimestamp());
            case CreditEvent event ->
                begun(stories, PerGeneration.generation(event).orElseThrow()).tell(event);
            default -> throw new IllegalArgumentException("no event of a generation");
        }
    }

    private static GenerationStory begun(Map<GenerationId, GenerationStory> stories, GenerationId id) {
        var story = stories.get(id);
        if (story == null) {
            throw new IllegalStateException("the beginning of " + id + " was never projected");
        }
        return story;
    }

    private static long sequence(EventMessage<?> message) {
        return ((DomainEventMessage<?>) message).getSequenceNumber();
    }
}
