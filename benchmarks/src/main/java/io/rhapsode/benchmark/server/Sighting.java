package io.rhapsode.benchmark.server;

import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.TextSplit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What has been committed of some books so far. */
public final class Sighting {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final CompletableFuture<Long> split = new CompletableFuture<>();
    private final CompletableFuture<Long> spoken = new CompletableFuture<>();
    private final CompletableFuture<Long> completed = new CompletableFuture<>();
    private int chunksMissing;
    private int booksMissing;

    Sighting(List<Book> books) {
        booksMissing = books.size();
        chunksMissing = books.stream().mapToInt(Book::chunks).sum();
    }

    synchronized void see(GenerationEvent event) {
        long now = System.nanoTime();
        switch (event) {
            case TextSplit _ -> split.complete(now);
            case ChunkSynthesized _ -> {
                if (--chunksMissing == 0) {
                    spoken.complete(now);
                }
            }
            case GenerationCompleted _ -> {
                if (--booksMissing == 0) {
                    completed.complete(now);
                }
            }
            case GenerationFailed failed -> {
                var failure = new IllegalStateException("a generation failed: " + failed.code());
                spoken.completeExceptionally(failure);
                completed.completeExceptionally(failure);
            }
            default -> {}
        }
    }

    /** When the first text had been cut, as {@link System#nanoTime}. */
    public long split() {
        return await(split);
    }

    /** When the last chunk of all books was in the log. */
    public long spoken() {
        return await(spoken);
    }

    /** When the last book was completed. */
    public long completed() {
        return await(completed);
    }

    private static long await(CompletableFuture<Long> moment) {
        try {
            return moment.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the round did not come to its end", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
