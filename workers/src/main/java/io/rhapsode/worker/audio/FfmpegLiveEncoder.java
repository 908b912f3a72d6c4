package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.Delivery;
import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A process that lives as long as its listener. It is fed floating point samples, so that a part which is turned up does not clip before the limiter.
 */
final class FfmpegLiveEncoder implements LiveEncoder {

    private static final float FULL_SCALE = 32_768;
    private static final long MILLIS_PER_SECOND = 1000;
    /** What the standard subtracts from a mean square of the weighted signal. */
    private static final double LUFS_OF_FULL_SCALE = -0.691;

    private final Path ffmpeg;
    private final FfmpegProcess process;
    private final MasterSpec spec;
    private final int sampleRateHz;

    private FfmpegLiveEncoder(Path ffmpeg, FfmpegProcess process, MasterSpec spec, int sampleRateHz) {
        this.ffmpeg = ffmpeg;
        this.process = process;
        this.spec = spec;
        this.sampleRateHz = sampleRateHz;
    }

    static FfmpegLiveEncoder start(Path ffmpeg, MasterSpec spec, Delivery delivery, int sampleRateHz) {
        // nothing is to be found out about raw samples; "nobuffer" would throw away what was read to find it out
        List<String> arguments = new ArrayList<>(List.of("-probesize", "32", "-analyzeduration", "0"));
        arguments.addAll(Filters.pcmInput(Filters.PCM_FLOAT, sampleRateHz));
        List<String> filters = new ArrayList<>(List.of(Filters.resample(Encoding.sampleRateHz(spec.audio()))));
        if (spec.audio().normalize()) {
            filters.add(Filters.limiter(spec.peakDb()));
        }
        arguments.addAll(List.of("-af", String.join(",", filters)));
        arguments.addAll(List.of("-metadata", "comment=" + spec.tags().comment()));
        arguments.addAll(Encoding.stream(spec.audio(), delivery));
        arguments.add("pipe:1");
        return new FfmpegLiveEncoder(ffmpeg, FfmpegProcess.start(ffmpeg, arguments), spec, sampleRateHz);
    }

    /** On a thread of its own: a write to a pipe cannot be interrupted, whoever waits for it can. */
    @Override
    public void feed(SpokenPart part) throws InterruptedException {
        FutureTask<Void> feeding = new FutureTask<>(() -> {
            take(part);
            return null;
        });
        Thread.ofPlatform().daemon().name("live-feed").start(feeding);
        try {
            feeding.get();
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AudioException known
                    ? known
                    : new AudioException(Code.CLOSED, "the encoder takes no more audio", e);
        }
    }

    private void take(SpokenPart part) throws IOException, InterruptedException {
        float gain = spec.audio().normalize() ? gain(part) : 1;
        try (OpenPart open = OpenPart.of(part)) {
            if (open.sampleRateHz() == sampleRateHz) {
                open.readTo(louder(gain, process.input()));
            } else {
                feedResampled(open, gain);
            }
        }
        feedPause(part.pauseAfterMillis());
        process.input().flush();
    }

    private void feedResampled(OpenPart part, float gain) throws IOException, InterruptedException {
        try (Resampler resampler = Resampler.start(
                ffmpeg, Filters.PCM_FLOAT, part.sampleRateHz(), sampleRateHz, OptionalLong.empty(), process.input())) {
            part.readTo(louder(gain, resampler.input()));
            resampler.finish();
        }
    }

    private void feedPause(long millis) throws IOException {
        byte[] second = new byte[sampleRateHz * Float.BYTES];
        for (long left = millis; left > 0; left -= MILLIS_PER_SECOND) {
            long samples = Math.min(left, MILLIS_PER_SECOND) * sampleRateHz / MILLIS_PER_SECOND;
            process.input().write(second, 0, (int) samples * Float.BYTES);
        }
    }

    private float gain(SpokenPart part) {
        try (OpenPart open = OpenPart.of(part)) {
            LevelMeter level = new LevelMeter(open.sampleRateHz());
            open.readTo((block, length) -> level.add(block, 0, length));
            double lufs = level.speechDb() + LUFS_OF_FULL_SCALE;
            Gain gain = Gain.towards(
                    spec.targetLufs(), spec.peakDb(), Double.isInfinite(lufs) ? null : lufs, level.peakDb());
            return (float) Math.pow(10, gain.decibels() / 20);
        } catch (IOException e) {
            throw new AudioException(Code.PART_UNREADABLE, "a part cannot be measured", e);
        }
    }

    private static OpenPart.Taker louder(float gain, OutputStream target) {
        return (block, length) -> {
            ByteBuffer samples = ByteBuffer.wrap(block, 0, length).order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer louder = ByteBuffer.allocate(length / WavHeader.BYTES_PER_SAMPLE * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            while (samples.hasRemaining()) {
                louder.putFloat(samples.getShort() * gain / FULL_SCALE);
            }
            target.write(louder.array());
        };
    }

    @Override
    public void finish() {
        try {
            process.input().close();
        } catch (IOException e) {
            throw new AudioException(Code.CLOSED, "the encoder takes no more audio", e);
        }
    }

    @Override
    public InputStream output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
    }
}
