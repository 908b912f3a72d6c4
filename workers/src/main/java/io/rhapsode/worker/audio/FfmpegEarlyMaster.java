package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.worker.audio.AudioException.Code;
import io.rhapsode.worker.audio.Pass.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The parts of the beginning are held back and rehearsed; from then on every part goes on to the encoders. */
final class FfmpegEarlyMaster implements EarlyMaster {

    /** Of so much speech of one voice the loudness is that of the rest within half a decibel. */
    private static final Duration BEGINNING = Duration.ofMinutes(3);

    private final FfmpegBinaries binaries;
    private final Path workDirectory;
    private final Semaphore encoders;
    private final MasterSpec spec;
    private final Path file;
    private final List<SpokenPart> beginning = new ArrayList<>();
    private double seconds;
    private @Nullable GrowingFile growing;
    private boolean finished;

    FfmpegEarlyMaster(FfmpegBinaries binaries, Path workDirectory, Semaphore encoders, MasterSpec spec, Path file) {
        this.binaries = binaries;
        this.workDirectory = workDirectory;
        this.encoders = encoders;
        this.spec = spec;
        this.file = file;
    }

    @Override
    public void add(SpokenPart part) throws InterruptedException {
        GrowingFile begun = growing;
        if (begun != null) {
            begun.add(part);
            return;
        }
        beginning.add(part);
        try (OpenPart open = OpenPart.of(part)) {
            seconds += (double) open.samples() / open.sampleRateHz();
        }
        if (seconds >= BEGINNING.toSeconds()) {
            begin();
        }
    }

    private GrowingFile begin() throws InterruptedException {
        Rehearsal rehearsal = new Rehearsal(binaries.ffmpeg(), beginning, spec);
        Result measured = rehearsal.measure(done -> {});
        if (measured.programme().samplesAt(Encoding.sampleRateHz(spec.audio())) == 0) {
            throw new AudioException(Code.NOTHING_TO_MERGE, "there is not one sample");
        }
        Gain gain = rehearsal.gain(measured, done -> {}).heldThroughout();
        int partsHz = OpenPart.sampleRateHz(beginning.getFirst());
        GrowingFile begun;
        try {
            begun = spec.audio().format() == AudioFormat.MP3
                    ? SegmentedMp3.begin(binaries, workDirectory, encoders, spec, gain, partsHz, file, taken -> {})
                    : ContinuousFile.begin(binaries, workDirectory, spec, gain, partsHz, file);
        } catch (IOException e) {
            throw new AudioException(Code.TOOL_FAILED, "the file cannot be begun", e);
        }
        growing = begun;
        for (SpokenPart part : beginning) {
            begun.add(part);
        }
        beginning.clear();
        return begun;
    }

    @Override
    public Optional<Master> finish() throws InterruptedException {
        GrowingFile begun = growing == null ? begin() : growing;
        try {
            Loudness loudness = begun.finish();
            Master master = new WrittenFile(binaries, file).master(spec, begun.samples(), loudness);
            finished = reached(master);
            return finished ? Optional.of(master) : Optional.empty();
        } catch (IOException e) {
            throw new AudioException(Code.TOOL_FAILED, "the file cannot be handled", e);
        } finally {
            close();
        }
    }

    private boolean reached(Master master) {
        Double lufs = master.loudnessLufs();
        return !spec.audio().normalize()
                || (lufs != null && Math.abs(spec.targetLufs() - lufs) < Rehearsal.TOLERANCE_LU);
    }

    @Override
    public void close() {
        if (growing != null) {
            growing.close();
        }
        if (!finished) {
            WrittenFile.remove(file);
        }
    }
}
