package io.rhapsode.worker.audio;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.bramp.ffmpeg.FFprobe;
import net.bramp.ffmpeg.probe.FFmpegProbeResult;

/**
 * What ffprobe reads from a file's head. The wrapper serves here: a short run whose JSON it turns into objects. It has no limit of time, so the process it gets is ended after one.
 */
final class Probe {

    /** Input options that allow the formats we know and no playlist, which could make ffmpeg open other files or addresses. */
    static final List<String> AUDIO_ONLY =
            List.of("-protocol_whitelist", "file", "-format_whitelist", "wav,flac,mp3,ogg,aac,mov");

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The wrapper asks a program for its version before it first uses it, which costs as much as to read a file. */
    private static final Map<Path, FFprobe> PROGRAMS = new ConcurrentHashMap<>();

    private final FFprobe ffprobe;

    Probe(Path program) {
        this.ffprobe = PROGRAMS.computeIfAbsent(
                program, path -> new FFprobe(path.toString(), command -> start(LIMIT, command.toArray(String[]::new))));
    }

    /**
     * @param format ffmpeg's names of the container
     * @param seconds as declared or estimated, 0 where unknown
     */
    record Head(String format, double seconds) {}

    /** Empty where there is no audio that ffprobe can read. */
    Optional<Head> head(Path file) {
        try {
            FFmpegProbeResult result = ffprobe.probe(ffprobe.builder()
                    .setShowStreams(false)
                    .setShowChapters(false)
                    .addExtraArgs(AUDIO_ONLY.toArray(String[]::new))
                    .setInput("file:" + file.toAbsolutePath()));
            var format = result.getFormat();
            return format == null ? Optional.empty() : Optional.of(new Head(format.format_name, format.duration));
        } catch (IOException | JsonParseException e) { // the second where it was cut short
            return Optional.empty();
        }
    }

    /** A process without input or errors that is over after the limit, whatever happens. */
    static Process start(Duration limit, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            process.destroyForcibly();
            return process;
        });
        return process;
    }

    /** Everything such a process prints. */
    static String output(Duration limit, String... command) throws IOException {
        try (InputStream output = start(limit, command).getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
