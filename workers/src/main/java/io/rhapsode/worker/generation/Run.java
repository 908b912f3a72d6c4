package io.rhapsode.worker.generation;

import static java.util.stream.Collectors.toMap;

import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.worker.LogFields;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.speech.Permit;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.Utterance;
import io.rhapsode.worker.spoken.SpokenChunks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One go at the missing chunks of a route, in the order of the text. It takes a place at the provider before it starts a chunk, standing in line with the other
 * runs of its tenant, and the tenants get a place each in turn; so generations share a provider evenly and a short one does not wait behind a book. After a failure nothing more is started; what is under way
 * is finished and recorded, and the failure last.
 */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    /** Chunks that may be begun and not recorded yet, so that a quick provider does not run away from a slow database. */
    private static final int UNRECORDED = 500;

    /** Chunks that are claimed in one transaction: so a book's first chunk does not wait until all of it is claimed. */
    private static final int CLAIMED_AT_ONCE = 200;

    private final SynthesizeRun task;
    private final Commands commands;
    private final List<Integer> missing;
    private final Map<Integer, ObjectKey> names;
    private final Candidate candidate;
    private final Semaphore unrecorded = new Semaphore(UNRECORDED);
    private final ChunkRequests requests;
    private final Optional<Engagement> engagement;
    private final ChunkVoicing voicing;
    private final ResultCollector collector;
    private final Consumer<SpokenChunk> heard;
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

    /** Characters that were charged for and are of no use, since their chunks failed in the end. */
    private final AtomicLong wasted = new AtomicLong();

    private final AtomicReference<@Nullable Exception> fault = new AtomicReference<>();
    private volatile boolean stopped;

    private record Failure(int index, Utterance.Failed why) {}

    /** @param heard told of every chunk that is in the log */
    Run(
            SynthesizeRun task,
            Commands commands,
            GenerationHistory history,
            ChunkRequests requests,
            Optional<Speaker> speaker,
            ChunkVoicing voicing,
            ResultCollector collector,
            Consumer<SpokenChunk> heard) {
        this.task = task;
        this.commands = commands;
        this.candidate = history.candidate();
        this.requests = requests;
        this.engagement = speaker.map(known -> Engagement.of(history, known));
        this.voicing = voicing;
        this.collector = collector;
        this.heard = heard;
        this.missing = IntStream.range(0, history.chunks().size())
                .filter(index -> !history.spoken().containsKey(index))
                .boxed()
                .toList();
        this.names = missing.stream().collect(toMap(index -> index, index -> requests.name(index, candidate)));
    }

    /** Begins no further chunk. */
    void stop() {
        stopped = true;
    }

    /** The names of all audio that it may look for or store. */
    Collection<ObjectKey> names() {
        return names.values();
    }

    /**
     * Returns when everything that was begun is recorded.
     *
     * @throws Exception where the run should be tried again
     */
    void speak() throws Exception {
        if (engagement.isEmpty()) {
            fail(missing.getFirst(), new Utterance.Failed(AttemptOutcome.UNAVAILABLE, 0, List.of()), 0);
            return;
        }
        LOG.atInfo()
                .addKeyValue("route", task.route())
                .addKeyValue("provider", candidate.provider())
                .addKeyValue("chunks", missing.size())
                .log("speaking what is missing");
        try (ExecutorService chunks = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(task.taskId() + "-", 0).factory())) {
            try {
                begin(chunks, engagement.get());
            } catch (InterruptedException stopping) {
                chunks.shutdownNow();
                throw stopping;
            }
        }
        @Nullable Exception broken = fault.get();
        if (broken != null) {
            throw broken;
        }
        @Nullable Failure failed = failure.get();
        if (failed != null) {
            fail(failed.index(), failed.why(), engagement.get().price().costMicros(wasted.get()));
        }
    }

    private void fail(int index, Utterance.Failed why, long costMicros)
            throws InterruptedException, ExecutionException {
        var chunk = new FailedChunk(index, candidate.provider(), why.outcome(), costMicros, why.attempts());
        collector.failed(task, commands, chunk).get();
    }

    private void begin(ExecutorService chunks, Engagement engagement) throws InterruptedException {
        for (int from = 0; from < missing.size(); from += CLAIMED_AT_ONCE) {
            List<Integer> next = missing.subList(from, Math.min(from + CLAIMED_AT_ONCE, missing.size()));
            SpokenChunks.Claim claim =
                    voicing.claim(task, next.stream().map(this::name).toList());
            if (!begin(next, claim, chunks, engagement)) {
                return;
            }
        }
    }

    /** @return whether it may go on */
    private boolean begin(List<Integer> some, SpokenChunks.Claim claim, ExecutorService chunks, Engagement engagement)
            throws InterruptedException {
        for (int index : some) {
            unrecorded.acquire();
            Permit permit = engagement.provider().acquire(task.tenantId());
            if (stopped || failure.get() != null || fault.get() != null) {
                permit.close();
                return false;
            }
            Future<?> started = chunks.submit(LogFields.carriedBy(() -> speakOne(index, claim, engagement, permit)));
            if (started.isCancelled()) {
                permit.close();
            }
        }
        return true;
    }

    private void speakOne(int index, SpokenChunks.Claim claim, Engagement engagement, Permit permit) {
        try {
            ChunkVoicing.Result result;
            try (permit) {
                result = voicing.voice(claim, index, name(index), requests.request(index, candidate), engagement);
            }
            switch (result) {
                case ChunkVoicing.Result.Voiced voiced -> {
                    LOG.atDebug()
                            .addKeyValue("chunk", index)
                            .addKeyValue("provider", candidate.provider())
                            .addKeyValue("cached", voiced.chunk().cached())
                            .addKeyValue("millis", voiced.chunk().latencyMillis())
                            .log("a chunk is spoken");
                    collector.spoken(task, commands, voiced.chunk()).get();
                    heard.accept(voiced.chunk());
                }
                case ChunkVoicing.Result.Refused refused -> {
                    LOG.atWarn()
                            .addKeyValue("chunk", index)
                            .addKeyValue("provider", candidate.provider())
                            .addKeyValue("outcome", refused.why().outcome().code())
                            .addKeyValue("attempts", refused.why().attempts().size())
                            .log("a chunk cannot be had from this provider");
                    wasted.addAndGet(refused.why().billedCharacters());
                    failure.compareAndSet(null, new Failure(index, refused.why()));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            fault.compareAndSet(null, stopping);
        } catch (ExecutionException | java.io.IOException | RuntimeException broken) {
            fault.compareAndSet(null, broken);
        } finally {
            unrecorded.release();
        }
    }

    private ObjectKey name(int index) {
        return Objects.requireNonNull(names.get(index));
    }
}
