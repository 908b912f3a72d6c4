package io.rhapsode.application.walk;

import io.rhapsode.command.generation.domain.GenerationState;
import io.rhapsode.command.generation.domain.GenerationState.Speaking;
import io.rhapsode.events.generation.AbandonGeneration;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.EraseTraces;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationTask;
import io.rhapsode.events.generation.MergeAudio;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.RecordMerge;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What workers report, for better or worse. */
record Workers(Random random) {

    /** @param done whether the task has nothing more to do */
    record Shift(List<GenerationCommand> commands, boolean done) {}

    Shift work(GenerationTask task, GenerationState state) {
        return switch (task) {
            case PlanGeneration plan -> done(plan(plan.generationId()));
            case SynthesizeRun run -> speak(run, state);
            case MergeAudio merge -> merge(merge.generationId());
            case AbandonGeneration abandon -> abandon(abandon.generationId());
            case EraseTraces _ -> new Shift(List.of(), true);
        };
    }

    private static Shift abandon(GenerationId id) {
        return new Shift(List.of(new FailGeneration(id, FailureCode.INTERNAL), new CompleteGeneration(id, 0)), true);
    }

    private GenerationCommand plan(GenerationId id) {
        return switch (random.nextInt(20)) {
            case 0 -> new FailGeneration(id, FailureCode.TEXT_ERASED);
            case 1 -> new RecordPlan(id, Sample.plan(Instant.EPOCH, List.of()));
            default -> new RecordPlan(id, Sample.plan(Instant.EPOCH, Sample.candidates(random)));
        };
    }

    private Shift speak(SynthesizeRun run, GenerationState state) {
        if (!(state instanceof Speaking speaking) || speaking.route().number() != run.route()) {
            return new Shift(List.of(Sample.lateReport(run)), true);
        }
        Candidate speaker = speaking.candidates().get(speaking.route().candidate());
        var spoken = new ArrayList<SpokenChunk>();
        var failed = new ArrayList<FailedChunk>();
        for (int index = 0; index < Sample.CHUNKS; index++) {
            boolean missing = speaking.chunks().speakers()[index] == 0;
            if (missing && random.nextInt(20) == 0) {
                failed.add(Sample.failure(index, speaker, AttemptOutcome.SERVER_ERROR));
            } else if (missing && random.nextInt(3) == 0) {
                spoken.add(Sample.chunk(index, speaker));
            }
        }
        boolean done = !failed.isEmpty() || spoken.size() == speaking.chunks().missing();
        return new Shift(List.of(new RecordChunks(run.generationId(), run.route(), spoken, failed)), done);
    }

    private Shift merge(GenerationId id) {
        return switch (random.nextInt(10)) {
            case 0 -> done(new FailGeneration(id, FailureCode.MERGE_FAILED));
            case 1, 2 -> new Shift(List.of(new RecordMergeProgress(id, random.nextDouble())), false);
            default -> done(new RecordMerge(id, Sample.audio(id), 100));
        };
    }

    private static Shift done(GenerationCommand command) {
        return new Shift(List.of(command), true);
    }
}
