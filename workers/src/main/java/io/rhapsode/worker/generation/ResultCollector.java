package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.spoken.SpokenChunks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Records results, of all runs of this node, in as few transactions as there can be: whatever has come while the last one was committing goes into the next.
 * Nobody waits for more to come. A flush of the disk is so shared by many chunks, each of which still is an event of its own.
 */
final class ResultCollector implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ResultCollector.class);

    /** Results in one transaction, at most. */
    private static final int BATCH = 500;

    /** Results that wait, at most; whoever comes then waits as well. */
    private static final int WAITING = 2_000;

    /** How often one run's results are tried by themselves when a transaction of many has failed. */
    private static final int ATTEMPTS_ALONE = 3;

    private final TransactionManager transactions;
    private final SpokenChunks spokenChunks;
    private final BlockingQueue<Result> waiting = new ArrayBlockingQueue<>(WAITING);
    private volatile @Nullable Thread thread;

    ResultCollector(TransactionManager transactions, SpokenChunks spokenChunks) {
        this.transactions = transactions;
        this.spokenChunks = spokenChunks;
    }

    /** One chunk of a run: spoken or failed. */
    private record Result(
            SynthesizeRun run,
            Commands commands,
            @Nullable SpokenChunk spoken,
            @Nullable FailedChunk failed,
            CompletableFuture<Void> recorded) {}

    /** Hands over a spoken chunk. The future completes when it is in the log. */
    CompletableFuture<Void> spoken(SynthesizeRun run, Commands commands, SpokenChunk chunk)
            throws InterruptedException {
        return add(new Result(run, commands, chunk, null, new CompletableFuture<>()));
    }

    /** Hands over a failure. The future completes when it is in the log. */
    CompletableFuture<Void> failed(SynthesizeRun run, Commands commands, FailedChunk chunk)
            throws InterruptedException {
        return add(new Result(run, commands, null, chunk, new CompletableFuture<>()));
    }

    private CompletableFuture<Void> add(Result result) throws InterruptedException {
        waiting.put(result);
        return result.recorded();
    }

    private void collect() {
        List<Result> batch = new ArrayList<>(BATCH);
        try {
            while (true) {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                record(batch);
            }
        } catch (InterruptedException stopped) {
            batch.addAll(waiting);
            batch.forEach(result -> result.recorded().cancel(false));
        }
    }

    private void record(List<Result> batch) {
        List<List<Result>> runs = byRun(batch);
        @Nullable Throwable failure = inOneTransaction(runs);
        if (failure == null) {
            batch.forEach(result -> result.recorded().complete(null));
        } else if (runs.size() == 1) {
            alone(runs.getFirst(), failure);
        } else {
            log.atInfo()
                    .setCause(failure)
                    .log("recording the results of several runs together failed; trying each alone");
            runs.forEach(run -> alone(run, null));
        }
    }

    private void alone(List<Result> run, @Nullable Throwable firstFailure) {
        @Nullable Throwable failure = firstFailure;
        for (int attempt = firstFailure == null ? 0 : 1; attempt < ATTEMPTS_ALONE; attempt++) {
            failure = inOneTransaction(List.of(run));
            if (failure == null) {
                run.forEach(result -> result.recorded().complete(null));
                return;
            }
        }
        Throwable last = failure == null ? new IllegalStateException() : failure;
        run.forEach(
                result -> result.recorded().completeExceptionally(last)); // the task is tried again and finds the audio
    }

    /** In the order of their generations, so that two nodes never wait for each other's locks. */
    private static List<List<Result>> byRun(List<Result> batch) {
        return List.copyOf(batch.stream()
                .collect(Collectors.groupingBy(result -> result.run().taskId(), TreeMap::new, Collectors.toList()))
                .values());
    }

    /** @return what went wrong, null if nothing did */
    private @Nullable Throwable inOneTransaction(List<List<Result>> runs) {
        UnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("results"));
        unit.attachTransaction(transactions);
        var outcome = unit.executeWithResult(
                () -> {
                    runs.forEach(this::send);
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        return outcome.isExceptional() ? outcome.exceptionResult() : null;
    }

    private void send(List<Result> results) {
        SynthesizeRun run = results.getFirst().run();
        GenerationId generation = run.generationId();
        List<SpokenChunk> spoken = results.stream()
                .map(Result::spoken)
                .filter(chunk -> chunk != null)
                .sorted(Comparator.comparingInt(SpokenChunk::index))
                .toList();
        List<FailedChunk> failed = results.stream()
                .map(Result::failed)
                .filter(chunk -> chunk != null)
                .toList();
        results.getFirst().commands().send(new RecordChunks(generation, run.route(), spoken, failed));
        if (!spoken.isEmpty()) {
            spokenChunks.recordUses(spoken.stream()
                    .map(chunk -> new SpokenChunks.Use(generation, chunk.audioKey(), run.tenantId()))
                    .toList());
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("results").start(this::collect);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the queue starts and after it has stopped. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
