package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import io.rhapsode.worker.audio.Pass.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;

/**
 * One file of many parts that are all there: rehearse, encode once, and listen to the result while it is written.
 *
 * <p>A lossless file is what its encoder was given and is measured there. A lossy one is decoded and measured: LAME turns its input down by half a decibel,
 * and every codec moves the peaks.
 */
final class Merge {

    private static final double MEASURED = 0.1;
    private static final double REHEARSED = 0.2;
    private static final double ENCODED = 0.99;

    private final FfmpegBinaries binaries;
    private final Path workDirectory;
    private final Semaphore encoders;
    private final List<SpokenPart> parts;
    private final MasterSpec spec;
    private final DoubleConsumer progress;
    private final int fileRateHz;
    private double told;

    Merge(
            FfmpegBinaries binaries,
            Path workDirectory,
            Semaphore encoders,
            List<SpokenPart> parts,
            MasterSpec spec,
            DoubleConsumer progress) {
        this.binaries = binaries;
        this.workDirectory = workDirectory;
        this.encoders = encoders;
        this.parts = List.copyOf(parts);
        this.spec = spec;
        this.progress = progress;
        this.fileRateHz = Encoding.sampleRateHz(spec.audio());
    }

    Master into(Path file) throws InterruptedException {
        if (parts.isEmpty()) {
            throw nothing();
        }
        boolean whole = false;
        try {
            Rehearsal rehearsal = new Rehearsal(binaries.ffmpeg(), parts, spec);
            Result measured = rehearsal.measure(between(0, MEASURED));
            Programme programme = measured.programme();
            if (programme.samplesAt(fileRateHz) == 0) {
                throw nothing();
            }
            Gain gain = rehearsal.gain(measured, between(MEASURED, REHEARSED));
            Loudness loudness = encode(programme, gain, file);
            Master master = new WrittenFile(binaries, file).master(spec, programme.samplesAt(fileRateHz), loudness);
            tell(1);
            whole = true;
            return master;
        } catch (IOException e) {
            throw new AudioException(Code.TOOL_FAILED, "the file cannot be handled", e);
        } finally {
            if (!whole) {
                WrittenFile.remove(file);
            }
        }
    }

    private Loudness encode(Programme programme, Gain gain, Path file) throws IOException, InterruptedException {
        return SegmentedMp3.possible(spec, programme)
                ? encodeSegments(programme, gain, file)
                : new SingleEncoding(binaries, workDirectory, parts, spec)
                        .encode(programme, gain, file, between(REHEARSED, ENCODED));
    }

    private Loudness encodeSegments(Programme programme, Gain gain, Path file)
            throws IOException, InterruptedException {
        int partsHz = programme.joinRateHz(fileRateHz);
        DoubleConsumer encoded = between(REHEARSED, ENCODED);
        DoubleConsumer taken = seconds -> encoded.accept(seconds / programme.seconds());
        try (SegmentedMp3 mp3 =
                SegmentedMp3.begin(binaries, workDirectory, encoders, spec, gain, partsHz, file, taken)) {
            for (SpokenPart part : parts) {
                mp3.add(part);
            }
            return mp3.finish();
        }
    }

    private DoubleConsumer between(double from, double to) {
        return done -> tell(from + Math.min(done, 1) * (to - from));
    }

    /** Never goes back, also where a rehearsal is repeated. */
    private void tell(double fraction) {
        told = Math.max(told, fraction);
        progress.accept(told);
    }

    private static AudioException nothing() {
        return new AudioException(Code.NOTHING_TO_MERGE, "there is not one sample");
    }
}
