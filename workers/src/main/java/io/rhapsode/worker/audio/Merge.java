package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import io.rhapsode.worker.audio.Pass.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One file of many parts: measure, rehearse the limiter where it will have to work, encode once, and listen to the result.
 *
 * <p>The rehearsal runs the limiter without an encoder, at a tenth of the encoding's cost, and says how much loudness it takes; so an encoding never has to be thrown away.
 * A lossless file is what its encoder was given and is measured there. A lossy one is decoded and measured: LAME turns its input down by half a decibel,
 * and every codec moves the peaks.
 */
final class Merge {

    private static final double MEASURED = 0.1;
    private static final double REHEARSED = 0.2;
    private static final double ENCODED = 0.9;
    private static final double LISTENED = 1;

    /** One is enough for speech; more help where the limiter works most of the time and answers a decibel by half a one. */
    private static final int MOST_REHEARSALS = 3;

    private static final double TOLERANCE_LU = 1;
    /** Room for what a codec adds to the peaks at usual bit rates. */
    private static final double CODEC_ROOM_DB = 0.5;

    private static final double SHORTEST_BLOCK_SECONDS = 0.4;
    /** Encoders pad by up to a few frames, which a player that knows the format leaves out. */
    private static final double LONGEST_PADDING_SECONDS = 0.2;

    private static final List<String> DISCARDED = List.of("-f", "null", "-");

    private final FfmpegBinaries binaries;
    private final Path workDirectory;
    private final List<SpokenPart> parts;
    private final MasterSpec spec;
    private final DoubleConsumer progress;
    private final int fileRateHz;
    private double told;

    Merge(
            FfmpegBinaries binaries,
            Path workDirectory,
            List<SpokenPart> parts,
            MasterSpec spec,
            DoubleConsumer progress) {
        this.binaries = binaries;
        this.workDirectory = workDirectory;
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
            Result measured = measure();
            Gain gain = gain(measured);
            Loudness encoded = encode(measured.programme(), gain, file);
            Master master = master(measured.programme(), encoded, file);
            tell(LISTENED);
            whole = true;
            return master;
        } catch (IOException e) {
            throw new AudioException(Code.TOOL_FAILED, "the file cannot be handled", e);
        } finally {
            if (!whole) {
                remove(file);
            }
        }
    }

    private Result measure() throws InterruptedException {
        int rateHz = OpenPart.sampleRateHz(parts.getFirst());
        Result result = pass(
                rateHz, null, List.of(), List.of(Filters.FILL_BLOCK, Filters.MEASURE), DISCARDED, between(0, MEASURED));
        if (result.programme().samplesAt(fileRateHz) == 0) {
            throw nothing();
        }
        return result;
    }

    private Gain gain(Result measured) throws InterruptedException {
        if (!spec.audio().normalize()) {
            return Gain.NONE;
        }
        double ceilingDb = spec.peakDb() - (spec.audio().format().lossy() ? CODEC_ROOM_DB : 0);
        Loudness loudness = measured.loudness();
        Gain gain = Gain.towards(spec.targetLufs(), ceilingDb, spokenLufs(measured), loudness.peakDb());
        if (seconds(measured.programme()) < SHORTEST_BLOCK_SECONDS) {
            return gain;
        }
        for (int rehearsal = 0; gain.worthRehearsing() && rehearsal < MOST_REHEARSALS; rehearsal++) {
            Double reached = rehearse(measured.programme(), gain);
            if (reached == null) {
                return gain;
            }
            gain = gain.corrected(spec.targetLufs() - reached);
            if (Math.abs(spec.targetLufs() - reached) < TOLERANCE_LU) {
                return gain;
            }
        }
        return gain;
    }

    /** The loudness which the limiter leaves. */
    private @Nullable Double rehearse(Programme programme, Gain gain) throws InterruptedException {
        List<String> filters = new ArrayList<>(gain.filters());
        filters.add(Filters.MEASURE);
        int rateHz = programme.joinRateHz(fileRateHz);
        return pass(rateHz, programme, List.of(), filters, DISCARDED, between(MEASURED, REHEARSED))
                .loudness()
                .integratedLufs();
    }

    /** The loudness of what is spoken: a programme that was filled up to one block is louder than that block by the ratio of their lengths. */
    private @Nullable Double spokenLufs(Result measured) {
        Double lufs = measured.loudness().integratedLufs();
        double filled = SHORTEST_BLOCK_SECONDS / seconds(measured.programme());
        return lufs == null ? null : Double.valueOf(lufs + 10 * Math.log10(Math.max(1, filled)));
    }

    private Loudness encode(Programme programme, Gain gain, Path file) throws IOException, InterruptedException {
        int joinHz = programme.joinRateHz(fileRateHz);
        List<String> filters = new ArrayList<>();
        if (joinHz != fileRateHz) {
            filters.add(Filters.resample(fileRateHz));
        }
        filters.addAll(gain.filters());
        filters.add(Filters.exactly(programme.samplesAt(fileRateHz)));
        if (!spec.audio().format().lossy()) {
            filters.add(Filters.MEASURE);
        }
        try (TagFile tags = TagFile.write(workDirectory, spec.tags())) {
            List<String> output = new ArrayList<>(tags.output(spec.audio().format()));
            output.addAll(Encoding.file(spec.audio()));
            output.add("file:" + file.toAbsolutePath());
            return pass(joinHz, programme, tags.input(), filters, output, between(REHEARSED, ENCODED))
                    .loudness();
        }
    }

    private Master master(Programme programme, Loudness encoded, Path file) throws IOException, InterruptedException {
        long samples = programme.samplesAt(fileRateHz);
        double seconds = (double) samples / fileRateHz;
        double declared = new Probe(binaries.ffprobe())
                .head(file)
                .map(Probe.Head::seconds)
                .orElse(0.0);
        if (Math.abs(declared - seconds) > LONGEST_PADDING_SECONDS) {
            throw new AudioException(Code.TOOL_FAILED, "the file has %s s in place of %s".formatted(declared, seconds));
        }
        Loudness loudness = spec.audio().format().lossy() ? listen(file) : encoded;
        Double integrated = seconds < SHORTEST_BLOCK_SECONDS ? null : loudness.integratedLufs();
        return new Master(
                Math.round(seconds * 1000), samples, Files.size(file), fileRateHz, integrated, loudness.peakDb());
    }

    private Loudness listen(Path file) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-nostdin"));
        arguments.addAll(Probe.AUDIO_ONLY);
        arguments.addAll(List.of("-i", "file:" + file.toAbsolutePath(), "-map", "0:a:0", "-af", Filters.MEASURE));
        arguments.addAll(DISCARDED);
        try (FfmpegProcess process = FfmpegProcess.start(binaries.ffmpeg(), arguments)) {
            return process.succeedWithin(Pass.ENDING_LIMIT).loudness();
        }
    }

    private Result pass(
            int rateHz,
            @Nullable Programme known,
            List<String> tagInput,
            List<String> filters,
            List<String> output,
            DoubleConsumer told)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(Filters.pcmInput(Filters.PCM_16, rateHz));
        arguments.addAll(tagInput);
        arguments.addAll(List.of("-map", "0:a", "-af", String.join(",", filters)));
        arguments.addAll(output);
        PartJoin join = new PartJoin(binaries.ffmpeg(), parts, rateHz, known);
        try (FfmpegProcess process = FfmpegProcess.start(binaries.ffmpeg(), arguments)) {
            return new Pass(process, join, told).run();
        }
    }

    private DoubleConsumer between(double from, double to) {
        return done -> tell(from + done * (to - from));
    }

    /** Never goes back, also where a rehearsal is repeated. */
    private void tell(double fraction) {
        told = Math.max(told, fraction);
        progress.accept(told);
    }

    private static double seconds(Programme programme) {
        return programme.stretches().stream()
                .mapToDouble(stretch -> (double) stretch.samples() / stretch.sampleRateHz())
                .sum();
    }

    private static AudioException nothing() {
        return new AudioException(Code.NOTHING_TO_MERGE, "there is not one sample");
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it lies in the work directory; what made the merge fail is worth telling, not this
        }
    }
}
