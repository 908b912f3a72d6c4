package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Brings the parts of a live rendering to their loudness and to one sample rate, one after the other, on their way to where they are encoded: as floating point samples, so that a part which is turned
 * up does not clip before the limiter.
 */
final class LiveFeed {

    private static final float FULL_SCALE = 32_768;
    private static final long MILLIS_PER_SECOND = 1000;
    /** What the standard subtracts from a mean square of the weighted signal. */
    private static final double LUFS_OF_FULL_SCALE = -0.691;

    private final Supplier<Path> ffmpeg;
    private final MasterSpec spec;
    private final int sampleRateHz;
    private final OutputStream target;

    /**
     * @param ffmpeg for parts of another rate
     * @param target takes little-endian floating point samples, 1 being full scale; a write may wait
     */
    LiveFeed(Supplier<Path> ffmpeg, MasterSpec spec, int sampleRateHz, OutputStream target) {
        this.ffmpeg = ffmpeg;
        this.spec = spec;
        this.sampleRateHz = sampleRateHz;
        this.target = target;
    }

    /**
     * On a thread of its own: a write to a pipe cannot be interrupted, whoever waits for it can.
     *
     * @param close frees the thread that writes
     */
    void feed(SpokenPart part, Runnable close) throws InterruptedException {
        FutureTask<Void> feeding = new FutureTask<>(() -> {
            take(part);
            return null;
        });
        Thread.ofPlatform().daemon().name("live-feed").start(feeding);
        try {
            feeding.get();
        } catch (InterruptedException e) {
            close.run();
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
                open.readTo(louder(gain, target));
            } else {
                feedResampled(open, gain);
            }
        }
        feedPause(part.pauseAfterMillis());
        target.flush();
    }

    private void feedResampled(OpenPart part, float gain) throws IOException, InterruptedException {
        try (Resampler resampler = Resampler.start(
                ffmpeg.get(), Filters.PCM_FLOAT, part.sampleRateHz(), sampleRateHz, OptionalLong.empty(), target)) {
            part.readTo(louder(gain, resampler.input()));
            resampler.finish();
        }
    }

    private void feedPause(long millis) throws IOException {
        byte[] second = new byte[sampleRateHz * Float.BYTES];
        for (long left = millis; left > 0; left -= MILLIS_PER_SECOND) {
            long samples = Math.min(left, MILLIS_PER_SECOND) * sampleRateHz / MILLIS_PER_SECOND;
            target.write(second, 0, (int) samples * Float.BYTES);
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
}
