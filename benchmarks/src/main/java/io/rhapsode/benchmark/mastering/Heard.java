package io.rhapsode.benchmark.mastering;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a file, found out by ffmpeg and not by us.
 *
 * @param samples of it, decoded
 * @param loudness integrated, in LUFS
 * @param peak of its samples, in dBFS
 */
record Heard(long samples, double loudness, double peak) {

    private static final Pattern LOUDNESS = Pattern.compile("I: +(-?[\\d.]+) LUFS");
    private static final Pattern PEAK = Pattern.compile("Peak: +(-?[\\d.]+) dBFS");
    private static final int BYTES_PER_SAMPLE = 2;

    static Heard in(Path file) throws IOException, InterruptedException {
        Path said = file.resolveSibling("heard.txt");
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-nostdin",
                        "-hide_banner",
                        "-i",
                        file.toString(),
                        "-af",
                        "ebur128=peak=sample:framelog=verbose",
                        "-f",
                        "s16le",
                        "-ac",
                        "1",
                        "pipe:1")
                .redirectError(said.toFile())
                .start();
        long bytes;
        try (InputStream decoded = ffmpeg.getInputStream()) {
            bytes = decoded.transferTo(OutputStream.nullOutputStream());
        }
        if (ffmpeg.waitFor() != 0) {
            throw new IllegalStateException("ffmpeg cannot read what was made: " + Files.readString(said));
        }
        String report = Files.readString(said, StandardCharsets.UTF_8);
        return new Heard(bytes / BYTES_PER_SAMPLE, last(LOUDNESS, report), last(PEAK, report));
    }

    private static double last(Pattern pattern, String report) {
        Matcher matcher = pattern.matcher(report);
        double value = Double.NaN;
        while (matcher.find()) {
            value = Double.parseDouble(matcher.group(1));
        }
        return value;
    }
}
