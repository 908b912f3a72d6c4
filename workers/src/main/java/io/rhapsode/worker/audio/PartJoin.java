package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.Programme.Stretch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All parts as one run of samples: one part is open at a time and a block of it in memory, so the length of a book does not matter. Read once by one thread, watched by another.
 */
final class PartJoin {

    private static final int SILENCE_BYTES = 64 << 10;
    private static final long MILLIS_PER_SECOND = 1000;

    private final Path ffmpeg;
    private final List<SpokenPart> parts;
    private final int rateHz;
    private final @Nullable Programme known;
    private final Pauses around;
    private final List<Stretch> stretches = new ArrayList<>();
    private volatile long bytesTaken;
    private volatile int partsTaken;

    /**
     * @param rateHz of the samples that come out
     * @param known what the parts are known to add up to, which is then kept to the sample; null at the first reading
     */
    PartJoin(Path ffmpeg, List<SpokenPart> parts, int rateHz, @Nullable Programme known) {
        this(ffmpeg, parts, rateHz, known, Pauses.WHOLE);
    }

    PartJoin(Path ffmpeg, List<SpokenPart> parts, int rateHz, @Nullable Programme known, Pauses around) {
        this.ffmpeg = ffmpeg;
        this.parts = parts;
        this.rateHz = rateHz;
        this.known = known;
        this.around = around;
    }

    /**
     * What of the pauses around the parts belongs to them, in samples of theirs.
     *
     * @param last empty for the pause which the last part has
     */
    record Pauses(long first, OptionalLong last) {

        static final Pauses WHOLE = new Pauses(0, OptionalLong.empty());
    }

    long bytesTaken() {
        return bytesTaken;
    }

    /** 0 to 1. */
    double fraction() {
        return (double) partsTaken / parts.size();
    }

    /**
     * Writes all samples and leaves the target open.
     *
     * @throws IOException where the target does not take them
     * @throws AudioException where a part cannot be read
     */
    Programme writeTo(OutputStream target) throws IOException, InterruptedException {
        int next = 0;
        while (next < parts.size()) {
            next = writeStretch(next, target);
        }
        return new Programme(stretches);
    }

    private int writeStretch(int first, OutputStream target) throws IOException, InterruptedException {
        int stretchHz = OpenPart.sampleRateHz(parts.get(first));
        if (stretchHz == rateHz) {
            return writeParts(first, stretchHz, target);
        }
        OptionalLong exact = known == null
                ? OptionalLong.empty()
                : OptionalLong.of(known.stretches().get(stretches.size()).samplesAt(rateHz));
        try (Resampler resampler = Resampler.start(ffmpeg, Filters.PCM_16, stretchHz, rateHz, exact, target)) {
            int next = writeParts(first, stretchHz, resampler.input());
            resampler.finish();
            return next;
        }
    }

    /** Writes the parts of this rate up to the first of another. */
    private int writeParts(int first, int stretchHz, OutputStream target) throws IOException {
        long samples = 0;
        int next = first;
        if (first == 0) {
            samples += writeSilence(around.first(), target);
        }
        for (; next < parts.size(); next++) {
            try (OpenPart part = OpenPart.of(parts.get(next))) {
                if (part.sampleRateHz() != stretchHz) {
                    break;
                }
                part.readTo((block, length) -> write(block, length, target));
                samples += part.samples();
            }
            samples += writeSilence(pause(next, stretchHz), target);
            partsTaken = next + 1;
        }
        stretches.add(new Stretch(stretchHz, samples));
        return next;
    }

    private long pause(int part, int stretchHz) {
        long own = pauseSamples(parts.get(part).pauseAfterMillis(), stretchHz);
        return part == parts.size() - 1 ? around.last().orElse(own) : own;
    }

    /** Rounded to the nearest, a half upwards. */
    static long pauseSamples(long millis, int rateHz) {
        return (2 * millis * rateHz + MILLIS_PER_SECOND) / (2 * MILLIS_PER_SECOND);
    }

    private long writeSilence(long samples, OutputStream target) throws IOException {
        silence(samples, (block, length) -> write(block, length, target));
        return samples;
    }

    static void silence(long samples, OpenPart.Taker target) throws IOException {
        byte[] silence = new byte[SILENCE_BYTES];
        for (long left = samples * WavHeader.BYTES_PER_SAMPLE; left > 0; left -= silence.length) {
            target.take(silence, (int) Math.min(left, silence.length));
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void write(byte[] block, int length, OutputStream target) throws IOException {
        target.write(block, 0, length);
        bytesTaken += length;
    }
}
