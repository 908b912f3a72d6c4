package io.rhapsode.benchmark.mastering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a text is made into, 128 kbit/s where that can be chosen. */
enum Format {
    MP3("libmp3lame", true),
    M4A("aac", true),
    WAV("pcm_s16le", false);

    static final int SAMPLE_RATE_HZ = 44_100;
    private static final int KBPS = 128;

    private final String encoder;
    private final boolean lossy;

    Format(String encoder, boolean lossy) {
        this.encoder = encoder;
        this.lossy = lossy;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As ffmpeg wants it told. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-ar", String.valueOf(SAMPLE_RATE_HZ), "-c:a", encoder));
        if (lossy) {
            arguments.addAll(List.of("-b:a", KBPS + "k"));
        }
        return arguments;
    }

    /** As we want it told. */
    Map<String, Object> audio() {
        Map<String, Object> audio =
                new HashMap<>(Map.of("format", extension(), "normalize", true, "sampleRateHz", SAMPLE_RATE_HZ));
        if (lossy) {
            audio.put("bitrateKbps", KBPS);
        }
        return audio;
    }
}
