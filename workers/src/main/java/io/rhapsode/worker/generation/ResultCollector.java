package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.worker.group.Together;
import io.rhapsode.worker.group.Units;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.spoken.SpokenChunks;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * Records results, of all runs of this node, in as few transactions as there can be. A flush of the disk is so shared by many chunks, each of which still is an event
 * of its own.
 */
final class ResultCollector {

    /** Results in one transaction, at most. */
    private static final int BATCH = 500;

    private final TransactionManager transactions;
    private final SpokenChunks spokenChunks;
    private final Together<Result, Result> results = new Together<>("results", BATCH, this::record);

    ResultCollector(TransactionManager transactions, SpokenChunks spokenChunks) {
        this.transactions = transactions;
        this.spokenChunks = spokenChunks;
    }

    /** One chunk of a run: spoken or failed. */
    private record Result(
            SynthesizeRun run,
            Commands commands,
            @Nullable SpokenChunk spoken,
            @Nullable FailedChunk failed) {}

    /** Hands over a spoken chunk. The future completes when it is in the log. */
    CompletableFuture<?> spoken(SynthesizeRun run, Commands commands, SpokenChunk chunk) throws InterruptedException {
        return results.ask(new Result(run, commands, chunk, null));
    }

    /** Hands over a failure. The future completes when it is in the log. */
    CompletableFuture<?> failed(SynthesizeRun run, Commands commands, FailedChunk chunk) throws InterruptedException {
        return results.ask(new Result(run, commands, null, chunk));
    }

    private List<Result> record(List<Result> batch) {
        Units.inOne(transactions, "results", () -> {
            byRun(batch).forEach(this::send);
            report(batch);
        });
        return batch;
    }

    /** In the order of their generations, so that two nodes never wait for each other's locks. */
    private static Collection<List<Result>> byRun(List<Result> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(result -> result.run().taskId(), TreeMap::new, Collectors.toList()))
                .values();
    }

    private void send(List<Result> ofRun) {
        SynthesizeRun run = ofRun.getFirst().run();
        List<SpokenChunk> spoken = ofRun.stream()
                .map(Result::spoken)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(SpokenChunk::index))
                .toList();
        List<FailedChunk> failed =
                ofRun.stream().map(Result::failed).filter(Objects::nonNull).toList();
        ofRun.getFirst().commands().send(new RecordChunks(run.generationId(), run.route(), spoken, failed));
    }

    private void report(List<Result> batch) {
        Map<ObjectKey, Long> spoken = batch.stream()
                .map(Result::spoken)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(SpokenChunk::audioKey, SpokenChunk::bytes, (same, again) -> again));
        if (!spoken.isEmpty()) {
            spokenChunks.report(spoken);
        }
    }
}
