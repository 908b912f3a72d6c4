package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where ffmpeg and ffprobe are: programs that were tried and can do what is needed. */
public record FfmpegBinaries(Path ffmpeg, Path ffprobe) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<String> ENCODERS = List.of("libmp3lame", "libopus", "aac", "flac", "pcm_s16le");

    /**
     * The first that will do of: the configured directory (then no other), the directories of the {@code PATH}, the build that lies in the jar {@code org.bytedeco:ffmpeg}.
     *
     * @param configured directory of both programs, null to look for them
     * @param cache directory the bundled build is unpacked into when it is needed
     * @throws AudioException {@code TOOL_MISSING}, saying what was tried and what was wrong with it
     */
    public static FfmpegBinaries find(@Nullable Path configured, Path cache) {
        List<String> tried = new ArrayList<>();
        return installed(configured, tried)
                .or(() -> configured == null ? bundled(cache, tried) : Optional.empty())
                .orElseThrow(() -> new AudioException(
                        Code.TOOL_MISSING,
                        "no ffmpeg that will do; install ffmpeg 5.1 or later. Tried: " + String.join("; ", tried)));
    }

    /**
     * The first that will do of those that are installed. Nothing is unpacked.
     *
     * @param configured as in {@link #find}
     * @param tried is told what will not do, and why
     */
    public static Optional<FfmpegBinaries> installed(@Nullable Path configured, List<String> tried) {
        return configured == null ? onPath(System.getenv("PATH"), tried) : in(configured, tried);
    }

    /** Whether the program brings a build for a machine of this kind. */
    public static boolean areBundled() {
        return BundledFfmpeg.isThere();
    }

    static Optional<FfmpegBinaries> onPath(@Nullable String path, List<String> tried) {
        if (path == null) {
            return Optional.empty();
        }
        for (String directory : path.split(File.pathSeparator)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, "ffmpeg"))) {
                Optional<FfmpegBinaries> found = in(Path.of(directory), tried);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        tried.add("PATH");
        return Optional.empty();
    }

    private static Optional<FfmpegBinaries> bundled(Path cache, List<String> tried) {
        try {
            return BundledFfmpeg.unpackedInto(cache).flatMap(directory -> in(directory, tried));
        } catch (IOException e) {
            tried.add("the bundled build, which could not be unpacked: " + e.getMessage());
            return Optional.empty();
        } finally {
            tried.add("the bundled build");
        }
    }

    private static Optional<FfmpegBinaries> in(Path directory, List<String> tried) {
        FfmpegBinaries found = new FfmpegBinaries(
                directory.resolve("ffmpeg").toAbsolutePath(),
                directory.resolve("ffprobe").toAbsolutePath());
        Optional<String> lack = found.lack();
        lack.ifPresent(words -> tried.add(directory + ": " + words));
        return lack.isEmpty() ? Optional.of(found) : Optional.empty();
    }

    /** What these programs cannot do, asked of them and not read from a version, which builds word as they like. */
    private Optional<String> lack() {
        try {
            String encoders = Probe.output(LIMIT, ffmpeg.toString(), "-hide_banner", "-encoders");
            for (String encoder : ENCODERS) {
                if (!encoders.contains(" " + encoder + " ")) {
                    return Optional.of("has no encoder " + encoder);
                }
            }
            String limiter = Probe.output(LIMIT, ffmpeg.toString(), "-hide_banner", "-h", "filter=alimiter");
            if (!limiter.contains(" latency ")) {
                return Optional.of("older than 5.1");
            }
            return Probe.output(LIMIT, ffprobe.toString(), "-version").startsWith("ffprobe")
                    ? Optional.empty()
                    : Optional.of("ffprobe does not run");
        } catch (IOException e) {
            return Optional.of("does not run");
        }
    }
}
