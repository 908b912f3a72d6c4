package io.rhapsode.application.journal;

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
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * What the journal says of an event: ids, numbers and codes, for events hold nothing else. What comes by the thousand in a book is said only where somebody asked
 * for details.
 */
record Entry(Level level, String words, Map<String, ?> details) {

    static Entry of(GenerationEvent event) {
        return switch (event) {
            case GenerationRequested e ->
                info("requested", Map.of("characters", e.characters(), "take", e.take(), "kind", code(e.kind())));
            case TextAnalyzed e ->
                info(
                        "analyzed",
                        Map.of(
                                "language",
                                e.analysis().language(),
                                "contentType",
                                code(e.analysis().contentType())));
            case GenerationRouted e ->
                info(
                        "routed",
                        Map.of(
                                "candidates",
                                e.routing().candidates().stream()
                                        .map(candidate -> candidate.provider().value())
                                        .toList(),
                                "reason",
                                code(e.routing().reason())));
            case TextSplit e -> info("split", Map.of("chunks", e.chunks().size()));
            case ChunkSynthesized e ->
                new Entry(
                        Level.DEBUG,
                        "chunk spoken",
                        Map.of(
                                "chunk",
                                e.chunk().index(),
                                "provider",
                                e.chunk().provider(),
                                "cached",
                                e.chunk().cached(),
                                "millis",
                                e.chunk().latencyMillis()));
            case ChunkFailed e ->
                warn(
                        "chunk failed",
                        Map.of(
                                "chunk",
                                e.chunk().index(),
                                "provider",
                                e.chunk().provider(),
                                "outcome",
                                e.chunk().outcome().code()));
            case GenerationRerouted e ->
                warn(
                        "rerouted",
                        Map.of("from", e.from(), "to", e.to(), "why", e.why().code(), "keepsChunks", e.keepsChunks()));
            case MergeProgressed e -> new Entry(Level.DEBUG, "merging", Map.of("fraction", e.fraction()));
            case AudioMerged e ->
                info(
                        "merged",
                        Map.of(
                                "audioMillis",
                                e.audio().durationMillis(),
                                "bytes",
                                e.audio().bytes(),
                                "millis",
                                e.mergeMillis()));
            case GenerationCompleted e ->
                info("completed", Map.of("credits", e.creditsCharged(), "costMicros", e.costMicros()));
            case GenerationFailed e -> warn("failed", Map.of("code", e.code().code(), "costMicros", e.costMicros()));
            case GenerationCancelled e ->
                info("cancelled", Map.of("chunks", e.spokenChunks(), "costMicros", e.costMicros()));
            case FeedbackGiven _ -> info("rated", Map.of());
            case PlaybackReported _ -> new Entry(Level.DEBUG, "played", Map.of());
            case AudioDownloaded _ -> info("downloaded", Map.of());
            case GenerationErased e ->
                info("erased", Map.of("reason", e.reason().code()));
        };
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Entry info(String words, Map<String, ?> details) {
        return new Entry(Level.INFO, words, details);
    }

    private static Entry warn(String words, Map<String, ?> details) {
        return new Entry(Level.WARN, words, details);
    }
}
