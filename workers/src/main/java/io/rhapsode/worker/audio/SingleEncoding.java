package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;

/** All parts through one encoder into one file; a lossy one is heard by another process while it is written. */
final class SingleEncoding {

    private final FfmpegBinaries binaries;
    private final Path workDirectory;
    private final List<SpokenPart> parts;
    private final MasterSpec spec;
    private final int fileRateHz;

    SingleEncoding(FfmpegBinaries binaries, Path workDirectory, List<SpokenPart> parts, MasterSpec spec) {
        this.binaries = binaries;
        this.workDirectory = workDirectory;
        this.parts = parts;
        this.spec = spec;
        this.fileRateHz = Encoding.sampleRateHz(spec.audio());
    }

    /** @return of the file */
    Loudness encode(Programme programme, Gain gain, Path file, DoubleConsumer progress)
            throws IOException, InterruptedException {
        int joinHz = programme.joinRateHz(fileRateHz);
        boolean lossy = spec.audio().format().lossy();
        List<String> filters = new ArrayList<>();
        if (joinHz != fileRateHz) {
            filters.add(Filters.resample(fileRateHz));
        }
        filters.addAll(gain.filters());
        filters.add(Filters.exactly(programme.samplesAt(fileRateHz)));
        if (!lossy) {
            filters.add(Filters.MEASURE);
        }
        PartJoin join = new PartJoin(binaries.ffmpeg(), parts, joinHz, programme);
        try (TagFile tags = TagFile.write(workDirectory, spec.tags())) {
            List<String> arguments = Filters.pcmInput(Filters.PCM_16, joinHz, tags);
            arguments.addAll(List.of("-map", "0:a", "-af", String.join(",", filters)));
            arguments.addAll(tags.output(spec.audio().format()));
            if (lossy) {
                arguments.addAll(Encoding.fileAndStream(spec.audio(), file));
                return encodeAndListen(arguments, join, progress);
            }
            arguments.addAll(Encoding.file(spec.audio()));
            arguments.add("file:" + file.toAbsolutePath());
            try (FfmpegProcess process = FfmpegProcess.start(binaries.ffmpeg(), arguments)) {
                return new Pass(process, join, progress).run().loudness();
            }
        }
    }

    private Loudness encodeAndListen(List<String> arguments, PartJoin join, DoubleConsumer progress)
            throws IOException, InterruptedException {
        try (EncodedListener listener = EncodedListener.start(binaries.ffmpeg(), Encoding.streamFormat(spec.audio()));
                FfmpegProcess process = FfmpegProcess.start(binaries.ffmpeg(), arguments)) {
            FutureTask<Long> hearing = new FutureTask<>(() -> process.output().transferTo(listener.input()));
            Thread.ofPlatform().daemon().name("listen").start(hearing);
            new Pass(process, join, progress).run();
            hearing.get(Pass.ENDING_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return listener.finish();
        } catch (ExecutionException | TimeoutException e) {
            throw new AudioException(Code.STALLED, "the file could not be heard to its end", e);
        }
    }
}
