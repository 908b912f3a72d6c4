package io.rhapsode.worker.speech.local;

import io.rhapsode.events.speech.SpeechSettings;
import java.util.List;

/** The settings in the units of espeak-ng. */
final class EspeakArguments {

    /** Words per minute at speed 1. */
    private static final int USUAL_SPEED = 175;

    /** It does not speak more slowly. */
    static final int SLOWEST = 80;

    private static final int USUAL_PITCH = 50;
    private static final int HIGHEST_PITCH = 99;

    /** Its scale of pitches is logarithmic, an octave down and an octave up from the middle. */
    private static final double PITCH_PER_SEMITONE = USUAL_PITCH / 12.0;

    private EspeakArguments() {}

    static List<String> of(String voice, SpeechSettings settings) {
        long speed = Math.max(SLOWEST, Math.round(USUAL_SPEED * settings.speed()));
        long pitch = Math.clamp(Math.round(USUAL_PITCH + settings.pitch() * PITCH_PER_SEMITONE), 0, HIGHEST_PITCH);
        return List.of("-v", voice, "-s", Long.toString(speed), "-p", Long.toString(pitch));
    }
}
