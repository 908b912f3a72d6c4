package io.rhapsode.query.generation.domain;

import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import java.util.Optional;

/** The public events of one generation, told one after the other from the first. Which events are public is decided here. */
public final class ProgressFold {

    private Progress progress = Progress.NONE;

    /** Empty for an internal event, and for all that comes behind the last public one. */
    public Optional<ProgressView> tell(GenerationEvent event, long sequence) {
        if (over()) {
            return Optional.empty();
        }
        progress = progress.evolve(event);
        return publicName(event)
                .map(name -> new ProgressView(
                        sequence,
                        name,
                        event.generationId(),
                        progress.status(),
                        progress.chunksTotal(),
                        progress.chunksDone(),
                        progress.fraction(),
                        progress.error()));
    }

    /** Whether callers are told of it at all. */
    public static boolean isPublic(GenerationEvent event) {
        return publicName(event).isPresent();
    }

    public boolean over() {
        return progress.status().over();
    }

    private static Optional<String> publicName(GenerationEvent event) {
        return switch (event) {
            case GenerationRequested e -> Optional.of("status");
            case TextAnalyzed e -> Optional.of("status");
            case GenerationRouted e -> Optional.of("status");
            case TextSplit e -> Optional.of("status");
            case GenerationRerouted e -> Optional.of("status");
            case ChunkSynthesized e -> Optional.of("progress");
            case ChunkFailed e -> Optional.of("progress");
            case MergeProgressed e -> Optional.of("progress");
            case GenerationCompleted e -> Optional.of("completed");
            case GenerationFailed e -> Optional.of("failed");
            case GenerationCancelled e -> Optional.of("cancelled");
            case AudioMerged e -> Optional.empty();
            case FeedbackGiven e -> Optional.empty();
            case PlaybackReported e -> Optional.empty();
            case AudioDownloaded e -> Optional.empty();
            case GenerationErased e -> Optional.empty();
        };
    }
}
