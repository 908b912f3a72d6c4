package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.text.SaidAround;
import io.rhapsode.gateway.facade.NamedOrder;
import io.rhapsode.gateway.facade.Sound;
import io.rhapsode.gateway.form.Fields;
import io.rhapsode.gateway.generation.LanguageTags;
import io.rhapsode.gateway.generation.Recital;
import io.rhapsode.gateway.generation.SpokenText;
import io.rhapsode.gateway.generation.Wrapping;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call for speech. Parameters that are not known are ignored, as ElevenLabs does, and so are those that only help a voice of its own, such as
 * {@code seed}.
 *
 * @param language BCP 47
 */
record TextToSpeechForm(
        String text,
        SaidAround around,
        @Nullable String model,
        @Nullable String language,
        SpeechSettings settings) {

    static TextToSpeechForm read(Fields body) {
        return new TextToSpeechForm(
                SpokenText.in(body, "text"),
                SaidAround.of(body.text("previous_text"), body.text("next_text")),
                body.text("model_id"),
                body.parsed("language_code", LanguageTags::canonical, "must be a language code such as en"),
                settings(body.object("voice_settings")));
    }

    private static SpeechSettings settings(Fields voice) {
        SpeechSettings usual = SpeechSettings.DEFAULT;
        return new SpeechSettings(
                voice.number("speed", 0.25, 4, usual.speed()),
                usual.pitch(),
                voice.number("stability", 0, 1, usual.stability()),
                voice.number("similarity_boost", 0, 1, usual.similarity()),
                voice.number("style", 0, 1, usual.style()),
                usual.volume(),
                usual.emotion());
    }

    ResolveNames names(String voiceId) {
        return new ResolveNames(voiceId, model);
    }

    Recital recital(ResolvedNames names, Sound sound) {
        return new Recital(text, order(names, sound), sound.delivery(), null, around);
    }

    /** @param wrapping of the sound and of the times of this text's characters */
    Recital timed(ResolvedNames names, Sound sound, Function<String, Wrapping> wrapping) {
        return new Recital(text, order(names, sound).withTimings(), sound.delivery(), wrapping.apply(text), around);
    }

    private SpeechOrder order(ResolvedNames names, Sound sound) {
        return NamedOrder.of(names, language, sound.file(), settings);
    }
}
