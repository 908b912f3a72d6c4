package io.rhapsode.application.metrics;

import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.speech.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * How long each stage of a generation took, by the times that its events bear: so it does not matter which nodes worked at it. The stage in which it ended counts
 * up to the end; those it did not reach are missing.
 */
final class StageTimes {

    private final Map<Stage, Duration> durations = new EnumMap<>(Stage.class);
    private @Nullable Instant requested;
    private @Nullable Stage stage;
    private Instant since = Instant.EPOCH;
    private int missing;
    private int chunks;

    static StageTimes of(EventStore log, GenerationId generation) {
        var times = new StageTimes();
        log.readEvents(generation.value(), 0).asStream().forEach(message -> {
            if (message.getPayload() instanceof GenerationEvent event) {
                times.take(event, message.getTimestamp());
            }
        });
        return times;
    }

    /** The events of one generation, in order. What comes behind its end is ignored. */
    void take(GenerationEvent event, Instant at) {
        switch (event) {
            case GenerationRequested _ -> {
                requested = at;
                stage = Stage.PLANNING;
                since = at;
            }
            case TextSplit e -> {
                chunks = e.chunks().size();
                missing = chunks;
                enter(Stage.WAITING, at);
            }
            case ChunkSynthesized e -> {
                begun(at, e.chunk().latencyMillis());
                missing--;
                if (missing == 0) {
                    enter(Stage.MERGING, at);
                }
            }
            case ChunkFailed e ->
                begun(
                        at,
                        e.chunk().attempts().stream()
                                .mapToLong(Attempt::latencyMillis)
                                .sum());
            case GenerationRerouted e -> missing = e.keepsChunks() ? missing : chunks;
            case AudioMerged _ -> enter(null, at);
            case GenerationCompleted _, GenerationFailed _, GenerationCancelled _ -> end(at);
            default -> {} // within a stage, or behind the end
        }
    }

    /** Speaking began as long before its first result as that took, but not before there was anything to speak. */
    private void begun(Instant at, long millis) {
        if (stage == Stage.WAITING) {
            Instant begun = at.minusMillis(millis);
            enter(Stage.SPEAKING, begun.isBefore(since) ? since : begun);
        }
    }

    private void enter(@Nullable Stage next, Instant at) {
        if (stage != null) {
            Duration took = Duration.between(since, at);
            durations.put(stage, took.isNegative() ? Duration.ZERO : took);
        }
        stage = next;
        since = at;
    }

    private void end(Instant at) {
        if (requested != null) {
            enter(null, at);
            durations.putIfAbsent(Stage.WHOLE, Duration.between(requested, at));
        }
    }

    Map<Stage, Duration> durations() {
        return durations;
    }
}
