package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.KeptText;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;
import io.rhapsode.worker.routing.SpeechRouter;
import io.rhapsode.worker.text.Chunker;
import io.rhapsode.worker.text.model.TextAnalyses;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Analyses a text, chooses who could speak it, and cuts it so that each of them can. */
final class PlanText implements TaskHandler<PlanGeneration> {

    private final EventStore log;
    private final SourceTexts texts;
    private final TextRoom room;
    private final TextAnalyses analyses;
    private final SpeechRouter router;
    private final Chunker chunker;

    PlanText(
            EventStore log,
            SourceTexts texts,
            TextRoom room,
            TextAnalyses analyses,
            SpeechRouter router,
            Chunker chunker) {
        this.log = log;
        this.texts = texts;
        this.room = room;
        this.analyses = analyses;
        this.router = router;
        this.chunker = chunker;
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
        Routing routing = router.route(analysis, history.requested().order(), history.requestedAt());
        List<ChunkSpan> chunks = routing.candidates().isEmpty()
                ? List.of()
                : chunker.split(text.get(), language(history, analysis), router.limits(routing));
        commands.send(new RecordPlan(task.generationId(), analysis, routing, chunks));
    }

    private static String language(GenerationHistory history, TextAnalysis analysis) {
        String wanted = history.requested().order().preferences().language();
        return wanted == null ? analysis.language() : wanted;
    }

    @Override
    public void giveUp(PlanGeneration task, Commands commands) {
        commands.send(new FailGeneration(task.generationId(), FailureCode.INTERNAL));
    }
}
