package io.rhapsode.worker.speech.polly;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.Decibels;
import io.rhapsode.worker.speech.ssml.Ssml;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How a chunk is to be spoken, where that is not as usual. Polly reads it from marks alone. */
final class PollyMarkup {

    /** Published: rates from 20% to 200%. */
    private static final double SLOWEST = 0.2;

    private static final double FASTEST = 2;

    /** An octave is a doubling. */
    private static final double SEMITONES = 12;

    /** Beyond, voices fall apart. */
    private static final double LOWEST_PERCENT = -33.3;

    private static final double HIGHEST_PERCENT = 50;

    private final Map<String, String> prosody = new LinkedHashMap<>();

    PollyMarkup(SpeechSettings wish, Set<SpeechSetting> understood) {
        if (wish.speed() != 1 && understood.contains(SpeechSetting.SPEED)) {
            prosody.put("rate", Math.round(100 * speed(wish.speed())) + "%");
        }
        if (wish.pitch() != 0 && understood.contains(SpeechSetting.PITCH)) {
            double percent = 100 * (Math.pow(2, wish.pitch() / SEMITONES) - 1);
            prosody.put("pitch", signed(Math.clamp(percent, LOWEST_PERCENT, HIGHEST_PERCENT)) + "%");
        }
        if (wish.volume() != 1 && understood.contains(SpeechSetting.VOLUME)) {
            prosody.put("volume", wish.volume() == 0 ? "silent" : signed(Decibels.of(wish.volume())) + "dB");
        }
    }

    /** What it makes of this speed. */
    static double speed(double asked) {
        return Math.clamp(asked, SLOWEST, FASTEST);
    }

    /** Whether plain text will do. */
    boolean isPlain() {
        return prosody.isEmpty();
    }

    String around(String text) {
        var ssml = new Ssml().within("speak").within("prosody");
        prosody.forEach(ssml::with);
        return ssml.text(text).end();
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.1f", value);
    }
}
