package io.rhapsode.application.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Counts what happens to generations, on the node that records it and once it is committed: so the sum over nodes is right, and a rebuild of projections counts
 * nothing again. Tags are few: never a tenant, never a generation.
 */
@Component
class GenerationMetrics implements SmartLifecycle {

    private final EventStore log;
    private final MeterRegistry meters;
    private volatile boolean running;

    GenerationMetrics(EventStore log, MeterRegistry meters) {
        this.log = log;
        this.meters = meters;
    }

    @Override
    public void start() {
        running = true;
        log.subscribe(this::afterCommit);
    }

    private void afterCommit(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(unit -> events.forEach(this::count));
        } else {
            events.forEach(this::count);
        }
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
            case GenerationCompleted e -> over("completed", "none");
            case GenerationFailed e -> over("failed", e.code().code());
            case GenerationCancelled e -> over("cancelled", "none");
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

    private void over(String outcome, String code) {
        meters.counter("rhapsode.generations.over", "outcome", outcome, "code", code)
                .increment();
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
