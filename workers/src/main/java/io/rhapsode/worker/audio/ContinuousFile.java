package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One encoder from the first part to the last. A process before it resamples and sets the loudness; between the two the samples are counted, so that the file is exact although its
 * length is known at its end only. A lossy file is heard by a third while it is written.
 */
final class ContinuousFile implements GrowingFile {

    private static final int BLOCK_BYTES = 64 << 10;
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final FfmpegProcess front;
    private final FfmpegProcess encoder;
    private final @Nullable EncodedListener listener;
    private final TagFile tags;
    private final int partsHz;
    private final int fileHz;
    private final FutureTask<Void> counting = new FutureTask<>(this::count);
    private final FutureTask<Void> hearing = new FutureTask<>(this::hear);
    private long samplesIn;
    private volatile long samplesOut = UNKNOWN;

    private ContinuousFile(
            FfmpegProcess front,
            FfmpegProcess encoder,
            @Nullable EncodedListener listener,
            TagFile tags,
            int partsHz,
            int fileHz) {
        this.front = front;
        this.encoder = encoder;
        this.listener = listener;
        this.tags = tags;
        this.partsHz = partsHz;
        this.fileHz = fileHz;
    }

    static ContinuousFile begin(
            FfmpegBinaries binaries, Path workDirectory, MasterSpec spec, Gain gain, int partsHz, Path file)
            throws IOException {
        int fileHz = Encoding.sampleRateHz(spec.audio());
        boolean lossy = spec.audio().format().lossy();
        TagFile tags = TagFile.write(workDirectory, spec.tags());
        List<String> output = Filters.pcmInput(Filters.PCM_16, fileHz, tags);
        output.addAll(List.of("-map", "0:a"));
        output.addAll(tags.output(spec.audio().format()));
        if (lossy) {
            output.addAll(Encoding.fileAndStream(spec.audio(), file));
        } else {
            output.addAll(List.of("-af", Filters.MEASURE));
            output.addAll(Encoding.file(spec.audio()));
            output.add("file:" + file.toAbsolutePath());
        }
        ContinuousFile begun = new ContinuousFile(
                FfmpegProcess.start(binaries.ffmpeg(), front(gain, partsHz, fileHz)),
                FfmpegProcess.start(binaries.ffmpeg(), output),
                lossy ? EncodedListener.start(binaries.ffmpeg(), Encoding.streamFormat(spec.audio())) : null,
                tags,
                partsHz,
                fileHz);
        Thread.ofPlatform().daemon().name("master-count").start(begun.counting);
        Thread.ofPlatform().daemon().name("master-hear").start(begun.hearing);
        return begun;
    }

    private static List<String> front(Gain gain, int partsHz, int fileHz) {
        List<String> filters = new ArrayList<>(List.of(Filters.resample(fileHz)));
        filters.addAll(gain.filters());
        List<String> arguments = new ArrayList<>(Filters.pcmInput(Filters.PCM_16, partsHz));
        arguments.addAll(List.of("-af", String.join(",", filters), "-f", Filters.PCM_16, "pipe:1"));
        return arguments;
    }

    /** Nothing comes out of a resampler or a limiter before it went in: only at the end can there be a sample too many. */
    private Void count() throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        long written = 0;
        try (OutputStream target = encoder.input();
                InputStream samples = front.output()) {
            for (int length = samples.read(block); length >= 0; length = samples.read(block)) {
                int wanted = (int) Math.min(length, left(written));
                target.write(block, 0, wanted);
                written += wanted;
            }
            if (samplesOut == UNKNOWN) {
                throw new IOException("the samples ended too early");
            }
            byte[] silence = new byte[BLOCK_BYTES];
            while (left(written) > 0) {
                int wanted = (int) Math.min(silence.length, left(written));
                target.write(silence, 0, wanted);
                written += wanted;
            }
        }
        return null;
    }

    private long left(long written) {
        return samplesOut == UNKNOWN ? UNKNOWN : samplesOut * WavHeader.BYTES_PER_SAMPLE - written;
    }

    private Void hear() throws IOException {
        if (listener != null) {
            encoder.output().transferTo(listener.input());
        }
        return null;
    }

    /** On a thread of its own: a write to a pipe cannot be interrupted, whoever waits for it can. */
    @Override
    public void add(SpokenPart part) throws InterruptedException {
        FutureTask<Long> feeding = new FutureTask<>(() -> feed(part));
        Thread.ofPlatform().daemon().name("master-feed").start(feeding);
        samplesIn += done(feeding);
    }

    private long feed(SpokenPart part) throws IOException {
        try (OpenPart open = OpenPart.of(part)) {
            if (open.sampleRateHz() != partsHz) {
                throw SegmentedMp3.anotherRate();
            }
            open.readTo((block, length) -> front.input().write(block, 0, length));
            long pause = PartJoin.pauseSamples(part.pauseAfterMillis(), partsHz);
            PartJoin.silence(pause, (block, length) -> front.input().write(block, 0, length));
            return open.samples() + pause;
        }
    }

    @Override
    public Loudness finish() throws IOException, InterruptedException {
        samplesOut = samples();
        front.input().close();
        done(counting);
        Loudness encoded = encoder.succeedWithin(Pass.ENDING_LIMIT).loudness();
        done(hearing);
        return listener == null ? encoded : listener.finish();
    }

    private static <T> T done(FutureTask<T> task) throws InterruptedException {
        try {
            return task.get(Pass.ENDING_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AudioException(Code.STALLED, "the encoder stood still for " + Pass.ENDING_LIMIT, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AudioException known
                    ? known
                    : new AudioException(Code.TOOL_FAILED, "the encoder takes no more audio", e);
        }
    }

    @Override
    public long samples() {
        return new Programme.Stretch(partsHz, samplesIn).samplesAt(fileHz);
    }

    @Override
    public void close() {
        front.close();
        encoder.close();
        if (listener != null) {
            listener.close();
        }
        try {
            tags.close();
        } catch (IOException e) {
            // it lies in the work directory, which is cleared at the next start
        }
    }
}
