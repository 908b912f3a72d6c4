package io.rhapsode.worker.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What another program makes of a file: the installed ffmpeg and ffprobe, called by hand. */
record Heard(Path file) {

    /** All samples, decoded, one channel. */
    short[] samples() throws IOException, InterruptedException {
        byte[] pcm = run(List.of("ffmpeg", "-v", "error", "-i", file.toString(), "-ac", "1", "-f", "s16le", "pipe:1"));
        short[] samples = new short[pcm.length / 2];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    /** Where the decoded samples are louder than half of the loudest. */
    List<Integer> clicks() throws IOException, InterruptedException {
        short[] samples = samples();
        int loudest = IntStream.range(0, samples.length)
                .map(at -> Math.abs(samples[at]))
                .max()
                .orElse(0);
        return IntStream.range(0, samples.length)
                .filter(at -> Math.abs(samples[at]) > loudest / 2)
                .boxed()
                .toList();
    }

    double loudnessLufs() throws IOException, InterruptedException {
        return lastNumber(summary(), "I: +(\\S+) LUFS");
    }

    double peakDb() throws IOException, InterruptedException {
        return lastNumber(summary(), "Peak: +(\\S+) dBFS");
    }

    private String summary() throws IOException, InterruptedException {
        Path log = Files.createTempFile("heard", ".log");
        try {
            Process process = new ProcessBuilder(
                            "ffmpeg",
                            "-nostdin",
                            "-nostats",
                            "-i",
                            file.toString(),
                            "-af",
                            "ebur128=peak=sample:framelog=verbose",
                            "-f",
                            "null",
                            "-")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.waitFor();
            return Files.readString(log);
        } finally {
            Files.delete(log);
        }
    }

    private static double lastNumber(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return Double.parseDouble(found.getLast().replace("inf", "Infinity"));
    }

    /** An entry as ffprobe prints it, such as {@code stream=sample_rate}. */
    String probe(String entry) throws IOException, InterruptedException {
        return new String(
                        run(List.of(
                                "ffprobe",
                                "-v",
                                "error",
                                "-show_entries",
                                entry,
                                "-of",
                                "default=nk=1:nw=1",
                                file.toString())),
                        StandardCharsets.UTF_8)
                .strip();
    }

    double declaredSeconds() throws IOException, InterruptedException {
        return Double.parseDouble(probe("format=duration"));
    }

    /** The tag of the file or of its track, whichever the format has. */
    List<String> tag(String name) throws IOException, InterruptedException {
        String both = probe("format_tags=" + name + ":stream_tags=" + name);
        return Arrays.stream(both.split("\n")).distinct().toList();
    }

    private static byte[] run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
        return output;
    }
}
