package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.CharacterTimes;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.ListenLive;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.LogFields;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.LiveEncoder;
import io.rhapsode.worker.audio.MasterSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * One listener's rendering of a generation that may still be under way. One thread feeds the encoder with chunks, in the order of the text, as the log says they
 * are spoken; the listener's demand pulls the encoded bytes out, so that a slow listener holds back nobody but himself. Chunks that went out stay out: after a
 * reroute it goes on with the next one.
 */
final class LiveRendering implements Rendering {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRendering.class);

    private final ListenLive listener;
    private final EventStore log;
    private final QueryGateway queries;
    private final ObjectStore objects;
    private final AudioTools audio;
    private final GenerationHistory history;
    private final LiveParts parts;
    private final Earshot earshot;
    private final CompletableFuture<@Nullable LiveEncoder> encoder = new CompletableFuture<>();
    private final AtomicInteger lastRateHz;
    private final @Nullable CharacterClock clock;
    private final Queue<CharacterTimes> times = new ConcurrentLinkedQueue<>();
    private final Thread feeder;
    private volatile boolean left;
    private volatile boolean whole;
    private volatile @Nullable Exception failure;
    private volatile @Nullable Candidate speaker;
    private int nextChunk;

    /**
     * @param lastRateHz what the last listener's speech had, on its way to be this one's
     * @param clock for a listener who asks when each character is heard
     */
    LiveRendering(
            ListenLive listener,
            GenerationHistory history,
            EventStore log,
            QueryGateway queries,
            ObjectStore objects,
            AudioTools audio,
            AtomicInteger lastRateHz,
            @Nullable CharacterClock clock) {
        this.listener = listener;
        this.history = history;
        this.log = log;
        this.queries = queries;
        this.objects = objects;
        this.audio = audio;
        this.lastRateHz = lastRateHz;
        this.clock = clock;
        this.parts = new LiveParts(objects, listener.tenant());
        this.earshot = Earshot.of(history);
        this.feeder =
                Thread.ofVirtual().name("live-" + listener.generationId()).unstarted(LogFields.carriedBy(this::feed));
    }

    LiveRendering begin() {
        feeder.start();
        return this;
    }

    @Override
    public @Nullable LivePart next() throws IOException, InterruptedException {
        try {
            LiveEncoder sounding = encoder.get();
            if (sounding == null) {
                return end();
            }
            byte[] bytes = new byte[LiveParts.PART_BYTES];
            int length = sounding.output().readNBytes(bytes, 0, 1) == 0 ? 0 : 1 + available(sounding, bytes);
            return length == 0 ? end() : parts.store(bytes, length, Objects.requireNonNull(speaker), timesSoFar());
        } catch (ExecutionException | CancellationException closed) {
            return null;
        } catch (IOException broken) {
            if (left) {
                return null; // nobody is there to be told
            }
            throw broken;
        }
    }

    private List<CharacterTimes> timesSoFar() {
        List<CharacterTimes> told = new ArrayList<>();
        for (CharacterTimes next = times.poll(); next != null; next = times.poll()) {
            told.add(next);
        }
        return told;
    }

    /** Nobody may take a rendering that broke off for a whole one. */
    private @Nullable LivePart end() throws IOException {
        if (!whole) {
            throw new IOException("the rendering broke off", failure);
        }
        return null;
    }

    /** What the encoder has ready beyond the first byte, without waiting for more. */
    private static int available(LiveEncoder sounding, byte[] bytes) throws IOException {
        int ready = Math.min(sounding.output().available(), bytes.length - 1);
        return sounding.output().readNBytes(bytes, 1, ready);
    }

    private void feed() {
        try (var fields =
                LogFields.with(Map.of("generationId", listener.generationId().value()))) {
            feedUntilTheEnd();
        }
    }

    private void feedUntilTheEnd() {
        FollowGeneration follow = new FollowGeneration(listener.tenant(), listener.generationId(), -1);
        try (var ahead = new EncoderAhead(this::start, lastRateHz);
                var progress = Flux.from(queries.streamingQuery(follow, ProgressView.class))
                        .toStream()) {
            var views = progress.iterator();
            feedWhatIsReady(ahead);
            while (!allFed() && views.hasNext()) {
                if (views.next().sequence() > history.sequence()) {
                    history.readOn(log, listener.generationId());
                    feedWhatIsReady(ahead);
                }
            }
            whole = allFed() || history.over(); // neither where this node stops
            if (encoder.complete(null)) {
                return; // it ended before anything was spoken
            }
            LiveEncoder sounding = encoder.join();
            if (sounding != null) {
                sounding.finish();
            }
        } catch (InterruptedException | RuntimeException broken) {
            if (left) {
                LOG.debug("the listener has gone", broken);
            } else {
                LOG.atWarn().setCause(broken).log("live rendering broke off");
                failure = broken;
                encoder.complete(null);
                silence();
            }
        }
    }

    private boolean allFed() {
        return earshot.over()
                || (!history.chunks().isEmpty() && nextChunk == history.chunks().size());
    }

    private void feedWhatIsReady(EncoderAhead ahead) throws InterruptedException {
        for (SpokenChunk chunk = history.spoken().get(nextChunk);
                chunk != null && !history.erased() && !earshot.over();
                chunk = history.spoken().get(nextChunk)) {
            speaker = history.candidate();
            boolean last = nextChunk == history.chunks().size() - 1;
            int pause = last ? 0 : history.chunks().get(nextChunk).pauseMillis();
            ObjectKey key = chunk.audioKey();
            if (clock != null) { // before its sound, which brings them out
                times.add(clock.next(history.chunks().get(nextChunk), chunk));
            }
            sounding(chunk, ahead).feed(earshot.next(chunk, pause, () -> objects.open(key)));
            nextChunk++;
        }
    }

    private LiveEncoder sounding(SpokenChunk first, EncoderAhead ahead) {
        @Nullable LiveEncoder started = encoder.getNow(null);
        if (started == null) {
            started = ahead.take(first.sampleRateHz());
            if (!encoder.complete(started)) {
                started.close();
                throw new CancellationException("the listener has gone");
            }
        }
        return started;
    }

    private LiveEncoder start(int sampleRateHz) {
        return audio.live(
                new MasterSpec(history.requested().order().audio(), new MasterSpec.Tags(null, null)),
                listener.delivery(),
                sampleRateHz);
    }

    @Override
    public void close() {
        left = true;
        encoder.cancel(false);
        feeder.interrupt();
        silence();
    }

    private void silence() {
        if (encoder.isDone() && !encoder.isCompletedExceptionally()) {
            @Nullable LiveEncoder sounding = encoder.join();
            if (sounding != null) {
                sounding.close();
            }
        }
    }
}
