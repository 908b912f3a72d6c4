package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an encoder has written, looked at once more before it counts. */
record WrittenFile(FfmpegBinaries binaries, Path file) {

    /** Encoders pad by up to a few frames, which a player that knows the format leaves out. At a low rate a frame is long. */
    private static final int LONGEST_PADDING_SAMPLES = 4 * 1_024;

    private static final double LONGEST_PADDING_SECONDS = 0.2;

    /** @throws AudioException where it is not as long as it should be */
    Master master(MasterSpec spec, long samples, Loudness loudness) throws IOException {
        int rateHz = Encoding.sampleRateHz(spec.audio());
        double seconds = (double) samples / rateHz;
        double declared = new Probe(binaries.ffprobe())
                .head(file)
                .map(Probe.Head::seconds)
                .orElse(0.0);
        double longestPadding = Math.max(LONGEST_PADDING_SECONDS, (double) LONGEST_PADDING_SAMPLES / rateHz);
        if (Math.abs(declared - seconds) > longestPadding) {
            throw new AudioException(Code.TOOL_FAILED, "the file has %s s in place of %s".formatted(declared, seconds));
        }
        Double integrated = seconds < Rehearsal.SHORTEST_BLOCK_SECONDS ? null : loudness.integratedLufs();
        return new Master(Math.round(seconds * 1000), samples, Files.size(file), rateHz, integrated, loudness.peakDb());
    }

    /** Where it was not made to its end. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it lies in the work directory; what made the encoding fail is worth telling, not this
        }
    }
}
