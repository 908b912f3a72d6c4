package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.SpeechRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** One chunk in the words of MiniMax's speech models. */
final class MiniMaxInput {

    static final double SLOWEST = 0.5;
    static final double FASTEST = 2;
    private static final int PITCHES = 12;

    private MiniMaxInput() {}

    static Map<String, Object> of(SpeechRequest chunk) {
        SpeechSettings settings = chunk.settings();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("text", plain(chunk.text()));
        input.put("voice_id", chunk.voice());
        input.put("speed", speed(settings.speed()));
        input.put("pitch", (int) Math.clamp(Math.round(settings.pitch()), -PITCHES, PITCHES));
        input.put("volume", settings.volume());
        input.put("emotion", emotion(settings.emotion()));
        input.put("language_boost", MiniMaxLanguages.boost(chunk.language()));
        input.put("audio_format", "wav");
        input.put("sample_rate", 44_100);
        input.put("channel", "mono");
        return input;
    }

    /** Nothing in the text is an instruction: {@code <#0.5#>} would be a pause. Its length stays the same. */
    private static String plain(String text) {
        return text.replace("<#", "(#");
    }

    static double speed(double asked) {
        return Math.clamp(asked, SLOWEST, FASTEST);
    }

    /** The nearest of its moods. */
    private static String emotion(String ours) {
        return switch (ours) {
            case "neutral", "happy", "sad", "angry", "fearful", "calm" -> ours;
            case "tense" -> "fearful";
            case "excited" -> "happy";
            default -> "auto";
        };
    }
}
