package io.rhapsode.command.generation.domain;

import io.rhapsode.command.generation.domain.GenerationState.Cancelled;
import io.rhapsode.command.generation.domain.GenerationState.Completed;
import io.rhapsode.command.generation.domain.GenerationState.CutShort;
import io.rhapsode.command.generation.domain.GenerationState.Merged;
import io.rhapsode.command.generation.domain.GenerationState.Requested;
import io.rhapsode.command.generation.domain.GenerationState.Routed;
import io.rhapsode.command.generation.domain.GenerationState.Speaking;
import io.rhapsode.command.generation.domain.GenerationState.Spoken;
import io.rhapsode.command.generation.domain.GenerationState.UnderWay;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.speech.Candidate;
import java.util.List;
import java.util.function.UnaryOperator;

/** The transitions of a generation that are more than a word. */
final class Evolution {

    private Evolution() {}

    static GenerationState split(Routed state, TextSplit split) {
        return speaking(state.request(), state.candidates(), Chunks.of(split.chunks()), Route.FIRST, Tally.NOTHING);
    }

    static GenerationState spoken(Speaking state, ChunkSynthesized event) {
        return speaking(
                state.request(),
                state.candidates(),
                state.chunks().with(event.chunk(), state.route().candidate()),
                state.route(),
                state.tally().with(event.chunk()));
    }

    static GenerationState failed(Speaking state, ChunkFailed event) {
        return speaking(
                state.request(),
                state.candidates(),
                state.chunks(),
                state.route().failing(event.chunk().outcome()),
                state.tally().with(event.chunk()));
    }

    static GenerationState rerouted(Speaking state, GenerationRerouted event) {
        return speaking(
                state.request(),
                state.candidates(),
                event.keepsChunks() ? state.chunks() : state.chunks().cleared(),
                state.route().movedTo(event.route(), event.candidate()),
                state.tally().withFallback());
    }

    private static GenerationState speaking(
            GenerationRequested request, List<Candidate> candidates, Chunks chunks, Route route, Tally tally) {
        return chunks.complete()
                ? new Spoken(request, candidates, chunks, tally, 0)
                : new Speaking(request, candidates, chunks, route, tally);
    }

    static GenerationState merged(GenerationState state, AudioMerged event) {
        return switch (state) {
            case Spoken spoken -> new Merged(spoken.request(), event.credits(), spoken.tally());
            case Cancelled cancelled -> new CutShort(cancelled.request(), event.credits(), Reception.NONE);
            default -> state;
        };
    }

    static GenerationState cancelled(UnderWay state, GenerationCancelled event) {
        int end = event.spokenChunks();
        return switch (state) {
            case Requested _, Routed _ -> new Cancelled(state.request(), 0, 0);
            case Speaking s -> new Cancelled(s.request(), end, Price.credits(s.chunks(), end, s.candidates()));
            case Spoken s -> new Cancelled(s.request(), end, Price.credits(s.chunks(), end, s.candidates()));
        };
    }

    static GenerationState heard(GenerationState state, UnaryOperator<Reception> change) {
        return switch (state) {
            case Completed it -> new Completed(it.request(), it.credits(), change.apply(it.reception()));
            case CutShort it -> new CutShort(it.request(), it.credits(), change.apply(it.reception()));
            default -> state;
        };
    }
}
