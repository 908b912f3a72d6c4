package io.rhapsode.gateway.fake;

import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A generation whose fate the test decides. */
public final class FakeGeneration {

    private static final DownloadTerms A_WEEK = new DownloadTerms(7);

    final RequestGeneration request;
    final Instant createdAt;
    final AtomicInteger followers = new AtomicInteger();
    private final List<ProgressView> events = new CopyOnWriteArrayList<>();
    private final Sinks.Many<ProgressView> progress = Sinks.many().replay().all();
    private final Sinks.Many<LivePart> live = Sinks.many().replay().all();

    /** How often the view is asked before it knows of this generation. */
    final AtomicInteger lag = new AtomicInteger();

    volatile @Nullable String title;
    volatile GenerationView.@Nullable AtDownload atDownload;
    volatile boolean erased;
    volatile GenerationView.@Nullable Audio audio;

    FakeGeneration(RequestGeneration request, Instant createdAt) {
        this.request = request;
        this.createdAt = createdAt;
    }

    public int followers() {
        return followers.get();
    }

    /** The next public event. */
    public synchronized FakeGeneration happens(
            long sequence, String event, GenerationStatus status, int total, int done, @Nullable FailureCode error) {
        var view = new ProgressView(
                sequence,
                event,
                request.generationId(),
                status,
                total,
                done,
                total == 0 ? 0 : (double) done / total,
                error);
        events.add(view);
        progress.emitNext(view, Sinks.EmitFailureHandler.FAIL_FAST);
        if (view.last()) {
            progress.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
            live.tryEmitComplete();
        }
        return this;
    }

    public FakeGeneration goesAsFarAsTheFirstChunk() {
        return happens(0, "status", GenerationStatus.ANALYZING, 0, 0, null)
                .happens(1, "status", GenerationStatus.ROUTING, 0, 0, null)
                .happens(2, "status", GenerationStatus.CHUNKING, 0, 0, null)
                .happens(3, "status", GenerationStatus.GENERATING, 2, 0, null)
                .happens(4, "progress", GenerationStatus.GENERATING, 2, 1, null);
    }

    /** Sequence 6, the merged file, is not public. */
    public FakeGeneration completes(ObjectKey key, long bytes) {
        audio = new GenerationView.Audio(key, request.order().audio().format(), 12_345, bytes, -19.0, -3.1);
        return happens(5, "progress", GenerationStatus.MERGING, 2, 2, null)
                .happens(7, "completed", GenerationStatus.COMPLETED, 2, 2, null);
    }

    void waitsForItsDownload() {
        atDownload = new GenerationView.AtDownload(A_WEEK, false, createdAt.plus(A_WEEK.retention()), false);
    }

    void isPaid() {
        if (atDownload != null) {
            atDownload = new GenerationView.AtDownload(A_WEEK, true, null, false);
        }
    }

    /** Removed, since nobody downloaded it. */
    public void lapses() {
        atDownload = new GenerationView.AtDownload(A_WEEK, false, null, true);
        erased = true;
    }

    public FakeGeneration fails(FailureCode code) {
        return happens(5, "failed", GenerationStatus.FAILED, 2, 1, code);
    }

    void isCancelled() {
        happens(20, "cancelled", GenerationStatus.CANCELLED, 2, 1, null);
    }

    public void speaks(LivePart part) {
        live.emitNext(part, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    /** All that was spoken has been heard. */
    public void fallsSilent() {
        live.tryEmitComplete();
    }

    /** Whoever listens hears nothing more. */
    public void breaksOff(RuntimeException why) {
        live.emitError(why, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    Flux<ProgressView> follow(long after) {
        return progress.asFlux()
                .filter(event -> event.sequence() > after)
                .doOnSubscribe(s -> followers.incrementAndGet())
                .doFinally(s -> followers.decrementAndGet());
    }

    Flux<LivePart> listen() {
        return live.asFlux();
    }

    boolean over() {
        return status().over();
    }

    private GenerationStatus status() {
        return events.isEmpty() ? GenerationStatus.PENDING : events.getLast().status();
    }

    GenerationView view() {
        ProgressView last = events.isEmpty() ? null : events.getLast();
        boolean routed = last != null && last.sequence() >= 2;
        return new GenerationView(
                request.generationId(),
                request.kind(),
                status(),
                request.projectId(),
                erased ? null : title,
                request.characters(),
                routed ? "en" : null,
                routed ? ContentType.FICTION_NARRATIVE : null,
                last == null ? 0 : last.chunksTotal(),
                last == null ? 0 : last.chunksDone(),
                last == null ? 0 : last.fraction(),
                request.order(),
                routed
                        ? new GenerationView.Route(
                                request.order().routing().strategy(),
                                new ProviderId("local"),
                                new VoiceId("local:en-us"),
                                RoutingReason.ONLY_CANDIDATE,
                                false)
                        : null,
                erased ? null : audio,
                0,
                0,
                0,
                request.regeneratedFrom(),
                request.take(),
                erased ? null : request.textKey(),
                last == null ? null : last.error(),
                null,
                erased,
                createdAt,
                status().over() ? createdAt : null,
                status().over() || !routed ? null : createdAt.plusSeconds(90),
                atDownload);
    }
}
