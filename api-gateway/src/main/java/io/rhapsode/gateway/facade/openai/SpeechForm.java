package io.rhapsode.gateway.facade.openai;

import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Delivery;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.gateway.facade.NamedOrder;
import io.rhapsode.gateway.facade.Sound;
import io.rhapsode.gateway.form.Fields;
import io.rhapsode.gateway.generation.Recital;
import io.rhapsode.gateway.generation.SpokenText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call for speech. Parameters that are not known are ignored, as OpenAI does.
 *
 * @param events whether the sound is sent in server-sent events
 */
record SpeechForm(
        String input,
        @Nullable String voice,
        @Nullable String model,
        Sound sound,
        double speed,
        String emotion,
        boolean events) {

    /** What OpenAI's samples have, which have no header to say so. */
    private static final int SAMPLES_HZ = 24_000;

    private static final int MUSIC_HZ = 44_100;
    private static final int KBPS = 128;
    private static final int OPUS_HZ = 48_000;
    private static final int OPUS_KBPS = 64;

    private static final Sound MP3 = Sound.of(AudioFormat.MP3, MUSIC_HZ, KBPS);

    private static final Map<String, Sound> FORMATS = formats();
    private static final Map<String, Boolean> STREAMS = Map.of("audio", false, "sse", true);

    private static Map<String, Sound> formats() {
        Map<String, Sound> formats = new LinkedHashMap<>(); // told in this order
        formats.put("mp3", MP3);
        formats.put("opus", Sound.of(AudioFormat.OPUS, OPUS_HZ, OPUS_KBPS));
        formats.put("aac", Sound.aac(MUSIC_HZ, KBPS));
        formats.put("flac", Sound.of(AudioFormat.FLAC, SAMPLES_HZ));
        formats.put("wav", Sound.of(AudioFormat.WAV, SAMPLES_HZ));
        formats.put("pcm", Sound.bare(Delivery.PCM, SAMPLES_HZ));
        return formats;
    }

    static SpeechForm read(Fields body) {
        String instructions = body.text("instructions");
        return new SpeechForm(
                SpokenText.in(body, "input"),
                body.textOrIn("voice", "id"),
                body.text("model"),
                body.choice("response_format", FORMATS, MP3),
                body.number("speed", 0.25, 4, 1),
                instructions == null ? Instructions.NONE : Instructions.emotion(instructions),
                body.choice("stream_format", STREAMS, false));
    }

    ResolveNames names() {
        return new ResolveNames(voice, model);
    }

    Recital recital(ResolvedNames names) {
        SpeechSettings usual = SpeechSettings.DEFAULT;
        var settings = new SpeechSettings(
                speed, usual.pitch(), usual.stability(), usual.similarity(), usual.style(), usual.volume(), emotion);
        return new Recital(
                input,
                NamedOrder.of(names, null, sound.file(), settings),
                sound.delivery(),
                events ? new SpeechEvents(input) : null);
    }
}
