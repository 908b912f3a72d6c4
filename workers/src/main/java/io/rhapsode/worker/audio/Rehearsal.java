package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.Pass.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How much louder the parts have to become: they are measured, and the limiter is rehearsed where it will have to work.
 *
 * <p>A rehearsal runs the limiter without an encoder, at a tenth of the encoding's cost, and says how much loudness it takes; so an encoding need not be thrown away.
 */
final class Rehearsal {

    /** As far from the target as a file may be. */
    static final double TOLERANCE_LU = 1;
    /** Below that there is no loudness. */
    static final double SHORTEST_BLOCK_SECONDS = 0.4;

    /** One is enough for speech; more help where the limiter works most of the time and answers a decibel by half a one. */
    private static final int MOST_REHEARSALS = 3;
    /** Room for what a codec adds to the peaks at usual bit rates. */
    private static final double CODEC_ROOM_DB = 0.5;

    private static final List<String> DISCARDED = List.of("-f", "null", "-");

    private final Path ffmpeg;
    private final List<SpokenPart> parts;
    private final MasterSpec spec;

    Rehearsal(Path ffmpeg, List<SpokenPart> parts, MasterSpec spec) {
        this.ffmpeg = ffmpeg;
        this.parts = parts;
        this.spec = spec;
    }

    /** What the parts add up to, and how loud they are. */
    Result measure(DoubleConsumer progress) throws InterruptedException {
        int rateHz = OpenPart.sampleRateHz(parts.getFirst());
        return pass(rateHz, null, List.of(Filters.FILL_BLOCK, Filters.MEASURE), progress);
    }

    /** What brings parts that were so measured to the loudness asked for. */
    Gain gain(Result measured, DoubleConsumer progress) throws InterruptedException {
        if (!spec.audio().normalize()) {
            return Gain.NONE;
        }
        double ceilingDb = spec.peakDb() - (spec.audio().format().lossy() ? CODEC_ROOM_DB : 0);
        Loudness loudness = measured.loudness();
        Gain gain = Gain.towards(spec.targetLufs(), ceilingDb, spokenLufs(measured), loudness.peakDb());
        if (measured.programme().seconds() < SHORTEST_BLOCK_SECONDS) {
            return gain;
        }
        for (int rehearsal = 0; gain.worthRehearsing() && rehearsal < MOST_REHEARSALS; rehearsal++) {
            Double reached = rehearse(measured.programme(), gain, progress);
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
    private @Nullable Double rehearse(Programme programme, Gain gain, DoubleConsumer progress)
            throws InterruptedException {
        List<String> filters = new ArrayList<>(gain.filters());
        filters.add(Filters.MEASURE);
        int rateHz = programme.joinRateHz(Encoding.sampleRateHz(spec.audio()));
        return pass(rateHz, programme, filters, progress).loudness().integratedLufs();
    }

    /** The loudness of what is spoken: a programme that was filled up to one block is louder than that block by the ratio of their lengths. */
    private static @Nullable Double spokenLufs(Result measured) {
        Double lufs = measured.loudness().integratedLufs();
        double filled = SHORTEST_BLOCK_SECONDS / measured.programme().seconds();
        return lufs == null ? null : Double.valueOf(lufs + 10 * Math.log10(Math.max(1, filled)));
    }

    private Result pass(int rateHz, @Nullable Programme known, List<String> filters, DoubleConsumer progress)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(Filters.pcmInput(Filters.PCM_16, rateHz));
        arguments.addAll(List.of("-map", "0:a", "-af", String.join(",", filters)));
        arguments.addAll(DISCARDED);
        PartJoin join = new PartJoin(ffmpeg, parts, rateHz, known);
        try (FfmpegProcess process = FfmpegProcess.start(ffmpeg, arguments)) {
            return new Pass(process, join, progress).run();
        }
    }
}
