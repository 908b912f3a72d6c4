package io.rhapsode.worker.speech.google;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.Decibels;
import io.rhapsode.worker.speech.SpeechRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A chunk as {@code text:synthesize} takes it. What is as usual is not said: some families refuse even to be told. */
final class GoogleSynthesis {

    /** Published; outside of it a request is refused. */
    private static final double SLOWEST = 0.25;

    private static final double FASTEST = 2;

    /** Voices are called by their language first. */
    private static final Pattern VOICE = Pattern.compile("(?<language>[a-z]{2,3}-[A-Z0-9]{2,4})-.+");

    private GoogleSynthesis() {}

    static Map<String, Object> of(SpeechRequest request, Set<SpeechSetting> understood) {
        return Map.of(
                "input", Map.of("text", request.text()),
                "voice", Map.of("languageCode", language(request), "name", request.voice()),
                "audioConfig", audio(request, understood));
    }

    /** What it makes of this speed. */
    static double speed(double asked) {
        return Math.clamp(asked, SLOWEST, FASTEST);
    }

    private static String language(SpeechRequest request) {
        var voice = VOICE.matcher(request.voice());
        return voice.matches() ? voice.group("language") : request.language();
    }

    /** LINEAR16 comes as a WAV file, at the rate of the voice. */
    private static Map<String, Object> audio(SpeechRequest request, Set<SpeechSetting> understood) {
        var wish = request.settings();
        var audio = new LinkedHashMap<String, Object>();
        audio.put("audioEncoding", "LINEAR16");
        if (wish.speed() != 1 && understood.contains(SpeechSetting.SPEED)) {
            audio.put("speakingRate", speed(wish.speed()));
        }
        if (wish.pitch() != 0 && understood.contains(SpeechSetting.PITCH)) {
            audio.put("pitch", wish.pitch());
        }
        if (wish.volume() != 1 && understood.contains(SpeechSetting.VOLUME)) {
            audio.put("volumeGainDb", Decibels.of(wish.volume()));
        }
        return audio;
    }
}
