package io.rhapsode.worker.audio;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes of live encoders that wait for their first sample. To start one takes a core for some 50 ms, in the very moment in which the speech is being made, and is longer than everything else that
 * a listener waits for. So whenever somebody has listened to the end, another like his is started for whoever comes next.
 */
final class WarmEncoders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WarmEncoders.class);

    /** Processes that wait, each for another kind of stream; 10 MB each. */
    private static final int MOST = 2;

    private final LinkedHashMap<List<String>, FfmpegProcess> waiting = new LinkedHashMap<>();
    private boolean closed;

    /** A process with these arguments, one that waits or a new one. It is the caller's to close. */
    FfmpegProcess take(Path ffmpeg, List<String> arguments) {
        FfmpegProcess warm = takeWaiting(arguments);
        return warm != null && warm.isAlive() ? warm : FfmpegProcess.start(ffmpeg, arguments);
    }

    private synchronized @Nullable FfmpegProcess takeWaiting(List<String> arguments) {
        return waiting.remove(arguments);
    }

    /** Starts one for whoever comes next, if none waits. The one that has waited longest makes room. */
    synchronized void prepare(Path ffmpeg, List<String> arguments) {
        if (closed || waiting.containsKey(arguments)) {
            return;
        }
        if (waiting.size() == MOST) {
            waiting.pollFirstEntry().getValue().close();
        }
        try {
            waiting.put(arguments, FfmpegProcess.start(ffmpeg, arguments));
        } catch (AudioException cannot) {
            LOG.atDebug().setCause(cannot).log("no encoder waits; the next listener starts his own");
        }
    }

    /** Ends those that wait; none is started any more. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.values().forEach(FfmpegProcess::close);
        waiting.clear();
    }
}
