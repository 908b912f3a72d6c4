package io.rhapsode.benchmark.mastering;

import io.rhapsode.benchmark.measure.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two espeak-ng at once, each with half of the text, and then one ffmpeg that makes an MP3 of both, as loud as they happen to be. */
final class ByHand {

    private static final double BYTES_PER_SECOND = 128_000 / 8.0;

    private ByHand() {}

    static Work master(List<String> paragraphs, Path directory) throws IOException, InterruptedException {
        double before = Programs.seconds();
        long begun = System.nanoTime();
        int half = paragraphs.size() / 2;
        List<Process> voices = new ArrayList<>();
        voices.add(speak(paragraphs.subList(0, half), directory, "first"));
        voices.add(speak(paragraphs.subList(half, paragraphs.size()), directory, "second"));
        for (Process voice : voices) {
            succeed(voice);
        }
        long spoken = System.nanoTime();
        Path file = directory.resolve("by-hand.mp3");
        succeed(new ProcessBuilder(
                        "ffmpeg",
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        "-i",
                        directory.resolve("first.wav").toString(),
                        "-i",
                        directory.resolve("second.wav").toString(),
                        "-filter_complex",
                        "concat=n=2:v=0:a=1",
                        "-ar",
                        "44100",
                        "-c:a",
                        "libmp3lame",
                        "-b:a",
                        "128k",
                        file.toString())
                .inheritIO()
                .start());
        long ended = System.nanoTime();
        double used = Programs.seconds() - before;
        return new Work((ended - begun) / 1e9, used, used, (ended - spoken) / 1e9, Files.size(file) / BYTES_PER_SECOND);
    }

    private static Process speak(List<String> paragraphs, Path directory, String name) throws IOException {
        Path text = directory.resolve(name + ".txt");
        Files.writeString(text, String.join("\n\n", paragraphs));
        return new ProcessBuilder(
                        "espeak-ng",
                        "-v",
                        "en-us",
                        "-f",
                        text.toString(),
                        "-w",
                        directory.resolve(name + ".wav").toString())
                .inheritIO()
                .start();
    }

    private static void succeed(Process process) throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a program failed: " + process.info());
        }
    }
}
