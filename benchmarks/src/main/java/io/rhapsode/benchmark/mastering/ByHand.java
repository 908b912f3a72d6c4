package io.rhapsode.benchmark.mastering;

import io.rhapsode.benchmark.measure.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two espeak-ng at once, each with half of the text, and then one ffmpeg that makes a file of both, as loud as they happen to be. */
final class ByHand {

    /** What espeak-ng writes: 22,050 samples a second of two bytes each. */
    private static final double BYTES_PER_SECOND = 22_050 * 2;

    private ByHand() {}

    static Work master(List<String> paragraphs, Format format, Path directory)
            throws IOException, InterruptedException {
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
        Path first = directory.resolve("first.wav");
        Path second = directory.resolve("second.wav");
        List<String> encode = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        encode.addAll(List.of("-i", first.toString(), "-i", second.toString()));
        encode.addAll(List.of("-filter_complex", "concat=n=2:v=0:a=1"));
        encode.addAll(format.arguments());
        encode.add(directory.resolve("by-hand." + format.extension()).toString());
        succeed(new ProcessBuilder(encode).inheritIO().start());
        long ended = System.nanoTime();
        double used = Programs.seconds() - before;
        double audio = (Files.size(first) + Files.size(second)) / BYTES_PER_SECOND;
        return new Work((ended - begun) / 1e9, used, used, (ended - spoken) / 1e9, audio);
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
