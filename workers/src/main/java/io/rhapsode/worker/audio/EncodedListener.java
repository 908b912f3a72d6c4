package io.rhapsode.worker.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hears a lossy file while it is written: decodes the encoder's bytes as they come and measures what a player will play. */
final class EncodedListener implements AutoCloseable {

    private final FfmpegProcess process;

    private EncodedListener(FfmpegProcess process) {
        this.process = process;
    }

    /** @param format ffmpeg's name of the stream */
    static EncodedListener start(Path ffmpeg, String format) {
        List<String> arguments = new ArrayList<>(List.of("-f", format, "-i", "pipe:0", "-map", "0:a:0"));
        arguments.addAll(List.of("-af", Filters.MEASURE, "-f", "null", "-"));
        return new EncodedListener(FfmpegProcess.start(ffmpeg, arguments));
    }

    /** Blocks while it has not caught up; freed by {@link #close}. */
    OutputStream input() {
        return process.input();
    }

    /** Nothing more comes: waits until all is heard. */
    Loudness finish() throws IOException, InterruptedException {
        process.input().close();
        return process.succeedWithin(Pass.ENDING_LIMIT).loudness();
    }

    @Override
    public void close() {
        process.close();
    }
}
