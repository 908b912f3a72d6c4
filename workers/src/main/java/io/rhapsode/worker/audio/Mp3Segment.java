package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;

/**
 * Parts of an MP3 from one seam to the next, encoded by a process of their own.
 *
 * @param pauses what of the pauses at both seams is in it
 * @param samples of the file, in whole frames unless it is the last
 * @param last whether what the encoder adds at its end is kept
 */
record Mp3Segment(List<SpokenPart> parts, PartJoin.Pauses pauses, int partsHz, long samples, boolean last) {

    Mp3Segment {
        parts = List.copyOf(parts);
    }

    /** Its frames. */
    byte[] encode(Path ffmpeg, MasterSpec spec, Gain gain, DoubleConsumer progress) throws InterruptedException {
        int fileHz = Encoding.sampleRateHz(spec.audio());
        List<String> filters = new ArrayList<>();
        if (partsHz != fileHz) {
            filters.add(Filters.resample(fileHz));
        }
        filters.addAll(gain.filters());
        filters.add(Filters.exactly(samples));
        List<String> arguments = new ArrayList<>(Filters.pcmInput(Filters.PCM_16, partsHz));
        arguments.addAll(List.of("-map", "0:a", "-af", String.join(",", filters)));
        arguments.addAll(Encoding.bareMp3(spec.audio()));
        arguments.add("pipe:1");
        PartJoin join = new PartJoin(ffmpeg, parts, partsHz, null, pauses);
        try (FfmpegProcess process = FfmpegProcess.start(ffmpeg, arguments)) {
            FutureTask<byte[]> reading = new FutureTask<>(() -> process.output().readAllBytes());
            Thread.ofPlatform().daemon().name("mp3-read").start(reading);
            new Pass(process, join, progress).run();
            return frames(reading.get(Pass.ENDING_LIMIT.toMillis(), TimeUnit.MILLISECONDS), fileHz);
        } catch (ExecutionException e) {
            throw new AudioException(Code.TOOL_FAILED, "the encoder's bytes cannot be read", e);
        } catch (TimeoutException e) {
            throw new AudioException(Code.STALLED, "the encoder's bytes did not end", e);
        }
    }

    private byte[] frames(byte[] stream, int fileHz) {
        if (last) {
            return stream;
        }
        long frames = samples / Mp3Frames.samplesPerFrame(fileHz);
        return Arrays.copyOf(stream, Mp3Frames.bytes(stream, frames));
    }
}
