package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.http.ServiceAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked of the service for one chunk.
 *
 * @param model that speaks it
 */
record ElevenLabsRequest(SpeechRequest chunk, SpeechModel model) {

    static final double SLOWEST = 0.7;
    static final double FASTEST = 1.2;

    /**
     * A long text is asked for as a stream: otherwise the connection would lie silent for as long as it takes to speak all of it, and what lies between cuts such connections after a
     * minute or so. A short one is asked for whole, because a fault after the first sound then still has a status.
     */
    static final int STREAMED_FROM = 2_500;

    private static final String THIRD = "eleven_v3";

    private static final JsonMapper JSON = new JsonMapper();

    /** Below the address of the service. */
    String path(ElevenLabsFormat format) {
        return "/v1/text-to-speech/" + ServiceAddress.step(chunk.voice()) + form() + "?output_format=" + format.asked();
    }

    /** With timings there is no stream: what it sends in pieces cannot be told from what is broken. */
    private String form() {
        if (chunk.timed()) {
            return "/with-timestamps";
        }
        return isLong() ? "/stream" : "";
    }

    private boolean isLong() {
        return chunk.characters() >= STREAMED_FROM;
    }

    String modelName() {
        String asked = chunk.model();
        return asked == null ? String.valueOf(model.name()) : asked;
    }

    String body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", chunk.text());
        body.put("model_id", modelName());
        ElevenLabsLanguages.told(modelName(), chunk.language()).ifPresent(code -> body.put("language_code", code));
        body.put("voice_settings", voiceSettings(chunk.settings()));
        if (model.surroundings() > 0) {
            putUnlessEmpty(body, "previous_text", chunk.before());
            putUnlessEmpty(body, "next_text", chunk.after());
        }
        return JSON.writeValueAsString(body);
    }

    /** In the service's own words. What a model does not understand is left out. */
    private Map<String, Object> voiceSettings(SpeechSettings settings) {
        Map<String, Object> voice = new LinkedHashMap<>();
        if (understands(SpeechSetting.STABILITY)) {
            voice.put("stability", isThird() ? Math.round(2 * settings.stability()) / 2.0 : settings.stability());
        }
        if (understands(SpeechSetting.SIMILARITY)) {
            voice.put("similarity_boost", settings.similarity());
        }
        if (understands(SpeechSetting.STYLE)) {
            voice.put("style", settings.style());
            voice.put("use_speaker_boost", true);
        }
        if (understands(SpeechSetting.SPEED)) {
            voice.put("speed", speed(settings.speed()));
        }
        return voice;
    }

    private boolean understands(SpeechSetting setting) {
        return model.settings().contains(setting);
    }

    /** It knows three stabilities, and refuses what lies between. */
    private boolean isThird() {
        return modelName().startsWith(THIRD);
    }

    static double speed(double asked) {
        return Math.clamp(asked, SLOWEST, FASTEST);
    }

    private static void putUnlessEmpty(Map<String, Object> body, String name, String text) {
        if (!text.isEmpty()) {
            body.put(name, text);
        }
    }

    /** Never shows the text. */
    @Override
    public String toString() {
        return "ElevenLabsRequest[" + chunk + "]";
    }
}
