package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;

/**
 * One reading of all parts into one process. The feeding has a thread of its own, since a write to a pipe cannot be interrupted: the caller's thread stays free to be interrupted,
 * to tell the progress and to notice a standstill; ending the process then frees the feeding thread.
 */
final class Pass {

    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
    /** Neither a storage nor an encoder takes this long over a block of 64 KiB. */
    private static final Duration STANDSTILL = Duration.ofMinutes(1);
    /** An M4A of ten hours is written once more at its end, to move the index to the front. */
    static final Duration ENDING_LIMIT = Duration.ofMinutes(10);
    /** The time a process that broke off needs to say why. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    /** How long a part's stream may take to notice that it was interrupted. */
    private static final Duration FREEING_LIMIT = Duration.ofSeconds(10);

    private final FfmpegProcess process;
    private final PartJoin join;
    private final DoubleConsumer progress;

    Pass(FfmpegProcess process, PartJoin join, DoubleConsumer progress) {
        this.process = process;
        this.join = join;
        this.progress = progress;
    }

    /** What a pass brought. */
    record Result(Programme programme, Loudness loudness) {}

    /** Closes the process where it fails. One that ended well is its owner's to close: what it wrote may not have been read yet, and goes with it. */
    Result run() throws InterruptedException {
        boolean endedWell = false;
        FutureTask<Programme> feeding = new FutureTask<>(this::feed);
        Thread feeder = Thread.ofPlatform().daemon().name("merge-feed").start(feeding);
        try {
            Programme programme = watch(feeding);
            Loudness loudness = process.succeedWithin(ENDING_LIMIT).loudness();
            progress.accept(1);
            endedWell = true;
            return new Result(programme, loudness);
        } finally {
            if (!endedWell) {
                process.close();
            }
            feeder.interrupt();
            feeder.join(FREEING_LIMIT);
        }
    }

    private Programme feed() throws IOException, InterruptedException {
        try (var input = process.input()) {
            return join.writeTo(input);
        }
    }

    private Programme watch(FutureTask<Programme> feeding) throws InterruptedException {
        long taken = 0;
        long takenAt = System.nanoTime();
        while (true) {
            try {
                return feeding.get(PROGRESS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.accept(join.fraction());
            } catch (ExecutionException e) {
                throw failure(e);
            }
            if (join.bytesTaken() != taken) {
                taken = join.bytesTaken();
                takenAt = System.nanoTime();
            } else if (System.nanoTime() - takenAt > STANDSTILL.toNanos()) {
                throw new AudioException(Code.STALLED, "no audio was taken for " + STANDSTILL);
            }
        }
    }

    /** A broken pipe is only the echo of what the process says. */
    private AudioException failure(ExecutionException feeding) throws InterruptedException {
        if (feeding.getCause() instanceof AudioException known) {
            return known;
        }
        process.succeedWithin(LAST_WORDS);
        return new AudioException(Code.TOOL_FAILED, "ffmpeg was not fed to the end", feeding);
    }
}
