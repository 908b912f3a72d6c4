package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Delivery;
import io.rhapsode.gateway.facade.Sound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The output formats that ElevenLabs publishes: a codec, a sample rate, and of some a bit rate. */
final class OutputFormat {

    static final Sound USUAL = Sound.of(AudioFormat.MP3, 44_100, 128);

    private static final List<Integer> SAMPLE_RATES = List.of(8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);
    private static final int TELEPHONE_HZ = 8_000;
    private static final int OPUS_HZ = 48_000;

    private static final Map<String, Sound> ALL = all();

    static final String DETAIL = "must be one of " + String.join(", ", ALL.keySet());

    private OutputFormat() {}

    /** Null where there is none of this name. */
    static @Nullable Sound named(String name) {
        return ALL.get(name);
    }

    private static Map<String, Sound> all() {
        Map<String, Sound> all = new LinkedHashMap<>();
        mp3(all, 22_050, List.of(32));
        mp3(all, 24_000, List.of(48));
        mp3(all, 44_100, List.of(32, 64, 96, 128, 192));
        SAMPLE_RATES.forEach(rate -> all.put("pcm_" + rate, Sound.bare(Delivery.PCM, rate)));
        SAMPLE_RATES.forEach(rate -> all.put("wav_" + rate, Sound.of(AudioFormat.WAV, rate)));
        for (int kbps : List.of(32, 64, 96, 128, 192)) {
            all.put("opus_" + OPUS_HZ + "_" + kbps, Sound.of(AudioFormat.OPUS, OPUS_HZ, kbps));
        }
        all.put("ulaw_" + TELEPHONE_HZ, Sound.bare(Delivery.ULAW, TELEPHONE_HZ));
        all.put("alaw_" + TELEPHONE_HZ, Sound.bare(Delivery.ALAW, TELEPHONE_HZ));
        return all;
    }

    private static void mp3(Map<String, Sound> all, int rateHz, List<Integer> bitRates) {
        for (int kbps : bitRates) {
            all.put("mp3_" + rateHz + "_" + kbps, Sound.of(AudioFormat.MP3, rateHz, kbps));
        }
    }
}
