package io.rhapsode.worker.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.CharacterTimes;
import io.rhapsode.events.generation.ListenLive;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.audio.AudioTools;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Answers listeners who do not want to wait for the finished file. */
final class LiveAudio {

    /** What most voices speak with, espeak-ng among them. */
    private static final int USUAL_RATE_HZ = 22_050;

    /** How long somebody waits for a place who has no use for the beginning alone. */
    private static final Duration PLACE_LIMIT = Duration.ofSeconds(10);

    private final EventStore log;
    private final QueryGateway queries;
    private final ObjectStore objects;
    private final AudioTools audio;
    private final Semaphore places;
    private final AtomicInteger lastRateHz = new AtomicInteger(USUAL_RATE_HZ);
    private final Scheduler threads = Schedulers.fromExecutor(
            // as a plain executor: an executor service would be told to interrupt what is under way
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("listener-", 0).factory())::execute);

    /** @param mostListeners encoders that run at once on this node */
    LiveAudio(EventStore log, QueryGateway queries, ObjectStore objects, AudioTools audio, int mostListeners) {
        this.log = log;
        this.queries = queries;
        this.objects = objects;
        this.audio = audio;
        this.places = new Semaphore(mostListeners);
    }

    @QueryHandler
    Flux<LivePart> listen(ListenLive listener) {
        return Flux.defer(() -> {
                    if (!place(listener)) {
                        return Flux.error(new RejectedException(
                                Rejection.OVERLOADED, "Too many are listening live just now; try again in a moment."));
                    }
                    return rendering(listener).doFinally(end -> places.release());
                })
                .subscribeOn(threads);
    }

    private boolean place(ListenLive listener) {
        try {
            return places.tryAcquire(listener.whole() ? PLACE_LIMIT.toMillis() : 0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Flux<LivePart> rendering(ListenLive listener) {
        // a listener who goes away ends a wait for the next chunk, which a generator by itself would finish first
        return Flux.using(
                () -> begin(listener), rendering -> Flux.generate(part -> next(rendering, part)), Rendering::close);
    }

    private Rendering begin(ListenLive listener) throws IOException {
        GenerationHistory history = GenerationHistory.of(log, listener.generationId());
        if (!history.exists() || !history.requested().tenantId().equals(listener.tenant())) {
            throw new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.");
        }
        if (history.erased()) {
            throw new RejectedException(Rejection.GENERATION_ERASED, "The audio of this generation was erased.");
        }
        if (listener.whole() && history.listenOnly()) {
            return new Silence();
        }
        @Nullable CharacterClock clock = listener.timed() ? clock(history) : null;
        MasteredAudio finished = history.merged();
        if (finished != null) {
            ObjectKey heard = history.listenOnly() ? ObjectKey.firstMinute(finished.audioKey()) : finished.audioKey();
            return new FinishedRendering(
                    audio.delivered(objects.open(heard), listener.delivery()),
                    new LiveParts(objects, listener.tenant()),
                    history.candidate(),
                    clock == null ? Collections.emptyIterator() : times(history, clock));
        }
        return new LiveRendering(listener, history, log, queries, objects, audio, lastRateHz, clock).begin();
    }

    private CharacterClock clock(GenerationHistory history) throws IOException {
        return new SourceTexts(objects)
                .find(history.requested().textKey())
                .map(text -> new CharacterClock(objects, text.text()))
                .orElseThrow(() ->
                        new RejectedException(Rejection.GENERATION_ERASED, "The text of this generation was erased."));
    }

    private static Iterator<CharacterTimes> times(GenerationHistory history, CharacterClock clock) {
        return IntStream.range(0, history.chunksToMerge())
                .mapToObj(index -> clock.next(
                        history.chunks().get(index),
                        Objects.requireNonNull(history.spoken().get(index))))
                .iterator();
    }

    private static void next(Rendering rendering, SynchronousSink<LivePart> listener) {
        try {
            @Nullable LivePart part = rendering.next();
            if (part == null) {
                listener.complete();
            } else {
                listener.next(part);
            }
        } catch (IOException | InterruptedException broken) {
            listener.error(broken);
        }
    }
}
