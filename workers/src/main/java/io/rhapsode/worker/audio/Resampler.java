package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings PCM of one rate to another on its way to where it is needed, by a process of its own. */
final class Resampler implements AutoCloseable {

    /** What is still inside when the input ends is a fraction of a second of audio. */
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(60);

    private final FfmpegProcess process;
    private final FutureTask<Void> pump;

    private Resampler(FfmpegProcess process, OutputStream target) {
        this.process = process;
        this.pump = new FutureTask<>(() -> {
            try {
                process.output().transferTo(target);
            } catch (IOException e) {
                process.close(); // nothing reads it any more, which its writer must notice
                throw e;
            }
            return null;
        });
        Thread.ofPlatform().daemon().name("resampler").start(pump);
    }

    /**
     * @param sampleFormat ffmpeg's name of the format of both sides
     * @param samples how many must come out: what is missing is silence, what is too much is cut off
     */
    static Resampler start(
            Path ffmpeg, String sampleFormat, int fromHz, int toHz, OptionalLong samples, OutputStream target) {
        List<String> filters = new ArrayList<>(List.of(Filters.resample(toHz)));
        samples.ifPresent(exact -> filters.add(Filters.exactly(exact)));
        List<String> arguments = new ArrayList<>(Filters.pcmInput(sampleFormat, fromHz));
        arguments.addAll(List.of("-af", String.join(",", filters), "-f", sampleFormat, "pipe:1"));
        return new Resampler(FfmpegProcess.start(ffmpeg, arguments), target);
    }

    OutputStream input() {
        return process.input();
    }

    /** The input is over: returns when everything has come out. */
    void finish() throws IOException, InterruptedException {
        process.input().close();
        try {
            pump.get(FLUSH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("resampled audio could not be passed on", e.getCause());
        } catch (TimeoutException e) {
            throw new AudioException(Code.STALLED, "the resampler did not end within " + FLUSH_LIMIT, e);
        }
        process.succeedWithin(FLUSH_LIMIT);
    }

    @Override
    public void close() {
        process.close();
    }
}
