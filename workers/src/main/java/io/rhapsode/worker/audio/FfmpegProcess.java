package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of ffmpeg, ended at the latest when it is closed.
 *
 * <p>The process is started by the JDK and not through the ffmpeg wrapper: audio is written to and read from it while it runs, every wait has a limit, and a cancellation must end
 * the process by its handle. None of that is in the wrapper. Its standard error is read on a platform thread, since a read from a pipe holds the carrier of a virtual thread for as long as it waits.
 */
final class FfmpegProcess implements AutoCloseable {

    /** As the system says it, in ffmpeg's words and in the JDK's. */
    static final String NO_SPACE = "No space left on device";

    private final Process process;
    private final FfmpegReport report = new FfmpegReport();
    private final Thread listener;

    private FfmpegProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform()
                .daemon()
                .name("ffmpeg-" + process.pid())
                .start(() -> report.read(process.errorReader(StandardCharsets.UTF_8)));
    }

    /** @param arguments after the ones that every run has */
    static FfmpegProcess start(Path ffmpeg, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(ffmpeg.toString(), "-hide_banner", "-nostats", "-loglevel", "level+info", "-y"));
        command.addAll(arguments);
        try {
            return new FfmpegProcess(new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new AudioException(Code.TOOL_MISSING, "cannot start " + ffmpeg, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    InputStream output() {
        return process.getInputStream();
    }

    /**
     * Waits for a good end.
     *
     * @throws AudioException where the process is not over in time, or did not end well
     */
    FfmpegReport succeedWithin(Duration limit) throws InterruptedException {
        FfmpegReport said = endWithin(limit);
        if (process.exitValue() != 0) {
            throw failure(Code.TOOL_FAILED);
        }
        return said;
    }

    /**
     * Waits for the end, good or not.
     *
     * @throws AudioException where the process is not over in time, or found no room for its file
     */
    FfmpegReport endWithin(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AudioException(Code.STALLED, "ffmpeg did not end within " + limit);
        }
        listener.join(limit);
        if (report.complaints().stream().anyMatch(complaint -> complaint.contains(NO_SPACE))) {
            throw failure(Code.DISK_FULL);
        }
        return report;
    }

    private AudioException failure(Code code) {
        return new AudioException(code, "ffmpeg ended with " + process.exitValue() + ": " + report.complaints());
    }

    /** Ends the process, which also frees whoever writes to it or reads from it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
