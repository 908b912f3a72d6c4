package io.rhapsode.worker.audio;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for an ffmpeg that will do while the rest of a server is put together: each candidate is asked what it can, which takes a while. */
public final class FfmpegSearch implements Supplier<FfmpegBinaries> {

    private final FutureTask<FfmpegBinaries> search;

    private FfmpegSearch(FutureTask<FfmpegBinaries> search) {
        this.search = search;
    }

    /** Begins, with what {@link FfmpegBinaries#find} takes. */
    public static FfmpegSearch begin(@Nullable Path configured, Path cache) {
        var search = new FutureTask<>(() -> FfmpegBinaries.find(configured, cache));
        Thread.ofPlatform().daemon().name("ffmpeg-search").start(search);
        return new FfmpegSearch(search);
    }

    /**
     * Waits for it.
     *
     * @throws AudioException where none will do
     */
    @Override
    public FfmpegBinaries get() {
        try {
            return search.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", interrupted);
        }
    }
}
