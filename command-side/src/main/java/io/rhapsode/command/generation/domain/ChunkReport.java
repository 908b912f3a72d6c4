package io.rhapsode.command.generation.domain;

import io.rhapsode.command.generation.domain.GenerationState.Speaking;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.SpokenChunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What is new in the report of a run: each missing chunk that was spoken, then the first failure of the route. */
record ChunkReport(RecordChunks report, Speaking state) {

    List<GenerationEvent> news() {
        var news = new ArrayList<GenerationEvent>();
        var heard = new HashSet<Integer>();
        for (SpokenChunk chunk : report.spoken()) {
            if (state.chunks().misses(chunk.index()) && heard.add(chunk.index())) {
                news.add(spoken(chunk));
            }
        }
        if (!state.route().failed()) {
            report.failed().stream()
                    .filter(chunk -> state.chunks().misses(chunk.index()) && !heard.contains(chunk.index()))
                    .findFirst()
                    .ifPresent(chunk -> news.add(failed(chunk)));
        }
        return news;
    }

    private ChunkSynthesized spoken(SpokenChunk chunk) {
        int characters = state.chunks().characters(chunk.index());
        return new ChunkSynthesized(report.generationId(), state.route().number(), characters, chunk);
    }

    private ChunkFailed failed(FailedChunk chunk) {
        return new ChunkFailed(report.generationId(), state.route().number(), chunk);
    }
}
