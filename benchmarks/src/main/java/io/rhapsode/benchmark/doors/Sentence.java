package io.rhapsode.benchmark.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A spoken sentence in the formats of OpenAI's, with their 24,000 samples a second. */
final class Sentence {

    private static final String RATE_HZ = "24000";
    private static final Map<String, List<String>> FORMATS = Map.of(
            "wav", List.of(),
            "pcm", List.of("-f", "s16le"),
            "mp3", List.of("-b:a", "128k"));

    private final Map<String, byte[]> sounds;

    private Sentence(Map<String, byte[]> sounds) {
        this.sounds = sounds;
    }

    /** Speaks it with espeak-ng. */
    static Sentence spoken(String text, Path directory) throws IOException, InterruptedException {
        Path spoken = directory.resolve("sentence-spoken.wav");
        run(List.of("espeak-ng", "-v", "en-us", "-w", spoken.toString(), text));
        Map<String, byte[]> sounds = new HashMap<>();
        for (var format : FORMATS.entrySet()) {
            Path file = directory.resolve("sentence." + format.getKey());
            List<String> encode = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y", "-i"));
            encode.addAll(List.of(spoken.toString(), "-ar", RATE_HZ, "-ac", "1"));
            encode.addAll(format.getValue());
            encode.add(file.toString());
            run(encode);
            sounds.put(format.getKey(), Files.readAllBytes(file));
        }
        return new Sentence(sounds);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(command.getFirst() + " failed");
        }
    }

    /** @param format as OpenAI calls it */
    byte[] as(String format) {
        return Objects.requireNonNull(sounds.get(format), format);
    }
}
