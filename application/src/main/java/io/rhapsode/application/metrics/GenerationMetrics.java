package io.rhapsode.application.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rhapsode.application.axon.CommittedEvents;
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
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Counts what happens to generations, on the node that records it and once it is committed: so the sum over nodes is right, and a rebuild of projections counts
 * nothing again. The node that records the end of a generation reads when its stages began and ended, wherever they did. Tags are few: never a tenant, never a
 * generation.
 */
@Component
class GenerationMetrics implements SmartLifecycle {

    /** Bounds of the histogram of a stage: a sentence takes a second, a book hours. */
    private static final Duration[] STAGE_BOUNDS = Stream.of(
                    100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_600_000, 10_000_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Logger LOG = LoggerFactory.getLogger(GenerationMetrics.class);

    private final CommittedEvents committed;
    private final EventStore log;
    private final MeterRegistry meters;
    private volatile boolean running;

    GenerationMetrics(CommittedEvents committed, EventStore log, MeterRegistry meters) {
        this.committed = committed;
        this.log = log;
        this.meters = meters;
    }

    @Override
    public void start() {
        running = true;
        committed.tell(this::count);
    }

    private void count(EventMessage<?> message) {
        if (running && message.getPayload() instanceof GenerationEvent event) {
            count(event);
        }
    }

    private void count(GenerationEvent event) {
        switch (event) {
            case GenerationRequested e ->
                meters.counter("rhapsode.generations.requested").increment();
            case GenerationCompleted e -> over(e.generationId(), "completed", "none");
            case GenerationFailed e -> over(e.generationId(), "failed", e.code().code());
            case GenerationCancelled e -> over(e.generationId(), "cancelled", "none");
            case GenerationRerouted e ->
                meters.counter(
                                "rhapsode.generations.rerouted",
                                "from",
                                e.from().value(),
                                "why",
                                e.why().code())
                        .increment();
            case ChunkSynthesized e -> spoken(e);
            case ChunkFailed e ->
                meters.counter(
                                "rhapsode.chunks.failed",
                                "provider",
                                e.chunk().provider().value(),
                                "outcome",
                                e.chunk().outcome().code())
                        .increment();
            case AudioMerged e -> {
                meters.timer("rhapsode.merge").record(Duration.ofMillis(e.mergeMillis()));
                meters.counter("rhapsode.audio.seconds").increment(e.audio().durationMillis() / 1000.0);
            }
            default -> {}
        }
    }

    private void over(GenerationId generation, String outcome, String code) {
        meters.counter("rhapsode.generations.over", "outcome", outcome, "code", code)
                .increment();
        Thread.ofVirtual().name("stage-times").start(() -> timeStages(generation, outcome)); // a book's events are many
    }

    private void timeStages(GenerationId generation, String outcome) {
        try {
            StageTimes.of(log, generation)
                    .durations()
                    .forEach((stage, duration) -> Timer.builder("rhapsode.generation.stage")
                            .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                            .tag("outcome", outcome)
                            .serviceLevelObjectives(STAGE_BOUNDS)
                            .register(meters)
                            .record(duration));
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("generationId", generation)
                    .setCause(failure)
                    .log("its stages are missing from the metrics");
        }
    }

    private void spoken(ChunkSynthesized event) {
        String provider = event.chunk().provider().value();
        boolean cached = event.chunk().cached();
        meters.counter("rhapsode.chunks.spoken", "provider", provider, "cached", String.valueOf(cached))
                .increment();
        meters.counter("rhapsode.characters.spoken", "provider", provider).increment(event.characters());
        if (!cached) {
            Timer.builder("rhapsode.chunk.latency")
                    .tag("provider", provider)
                    .publishPercentileHistogram()
                    .register(meters)
                    .record(Duration.ofMillis(event.chunk().latencyMillis()));
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
