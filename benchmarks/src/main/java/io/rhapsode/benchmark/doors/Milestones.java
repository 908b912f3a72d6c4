package io.rhapsode.benchmark.doors;

import io.rhapsode.application.axon.CommittedEvents;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.TextSplit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;

/** When the events on the way of each generation were committed. */
final class Milestones {

    private final Map<GenerationId, Map<Step, Long>> passed = new ConcurrentHashMap<>();

    Milestones(ScratchServer server) {
        server.bean(CommittedEvents.class).tell(this::committed);
    }

    private void committed(DomainEventMessage<?> message) {
        switch (message.getPayload()) {
            case TextSplit event -> pass(event.generationId(), Step.PLANNED);
            case CreditsHeld event -> pass(event.generationId(), Step.HELD);
            case ChunkSynthesized event -> pass(event.generationId(), Step.SPOKEN);
            default -> {}
        }
    }

    private void pass(GenerationId generation, Step step) {
        passed.computeIfAbsent(generation, first -> new ConcurrentHashMap<>()).putIfAbsent(step, System.nanoTime());
    }

    /** Milliseconds of each step of what was heard. Forgets it. */
    Map<Step, Double> steps(Client.Heard heard, SpeechService.Served served) {
        var id = new GenerationId(Objects.requireNonNull(heard.generation()));
        Map<Step, Long> ends = Objects.requireNonNull(passed.remove(id), "nothing is known of " + id);
        ends.put(Step.ASKED, served.asked());
        ends.put(Step.ANSWERED, served.answered());
        ends.put(Step.HEARD, heard.first());
        Map<Step, Double> steps = new EnumMap<>(Step.class);
        long begun = heard.asked();
        for (Step step : Step.values()) {
            long end = Objects.requireNonNull(ends.get(step), step.name());
            steps.put(step, (end - begun) / 1e6);
            begun = end;
        }
        return steps;
    }

    void forget() {
        passed.clear();
    }
}
