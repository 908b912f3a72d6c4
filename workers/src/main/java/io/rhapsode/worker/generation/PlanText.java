package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.text.KeptText;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;
import io.rhapsode.worker.routing.Planner;
import io.rhapsode.worker.text.model.TextAnalyses;
import java.io.IOException;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Plans a text that was not planned when it was admitted. */
final class PlanText implements TaskHandler<PlanGeneration> {

    private final EventStore log;
    private final SourceTexts texts;
    private final TextRoom room;
    private final TextAnalyses analyses;
    private final Planner planner;

    PlanText(EventStore log, SourceTexts texts, TextRoom room, TextAnalyses analyses, Planner planner) {
        this.log = log;
        this.texts = texts;
        this.room = room;
        this.analyses = analyses;
        this.planner = planner;
    }

    @Override
    public Class<PlanGeneration> type() {
        return PlanGeneration.class;
    }

    @Override
    public void perform(PlanGeneration task, Commands commands) throws IOException, InterruptedException {
        GenerationHistory history = GenerationHistory.of(log, task.generationId());
        if (history.planned() || history.over()) {
            return;
        }
        try (var place = room.enter(history.requested().characters())) {
            plan(task, commands, history);
        }
    }

    private void plan(PlanGeneration task, Commands commands, GenerationHistory history) throws IOException {
        Optional<String> text = texts.find(history.requested().textKey()).map(KeptText::text);
        if (text.isEmpty()) {
            commands.send(new FailGeneration(task.generationId(), FailureCode.TEXT_ERASED));
            return;
        }
        TextAnalysis analysis = analyses.of(history.requested().tenantId(), text.get());
        Plan plan = planner.plan(text.get(), analysis, history.requested().order(), history.requestedAt());
        commands.send(new RecordPlan(task.generationId(), plan));
    }

    @Override
    public void giveUp(PlanGeneration task, Commands commands) {
        commands.send(new FailGeneration(task.generationId(), FailureCode.INTERNAL));
    }
}
