package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The beginning of a finished file, as a file of its own with the same tags. What is lossy is cut between two frames and not encoded once more; what is not is
 * encoded, for its header has to tell the new length, and loses nothing by it.
 */
record FileBeginning(Path ffmpeg, AudioSpec spec, Duration length) {

    /** Copying takes some milliseconds, and a minute is encoded in one second. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    void write(Path file, Path target) throws InterruptedException {
        List<String> arguments = new ArrayList<>(Probe.AUDIO_ONLY);
        arguments.addAll(List.of("-i", "file:" + file.toAbsolutePath(), "-map", "0:a", "-t", seconds()));
        arguments.addAll(spec.format().lossy() ? Encoding.copy(spec) : Encoding.file(spec));
        arguments.add("file:" + target.toAbsolutePath());
        try (FfmpegProcess process = FfmpegProcess.start(ffmpeg, arguments)) {
            process.succeedWithin(LIMIT);
        }
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.3f", length.toMillis() / 1000.0);
    }
}
