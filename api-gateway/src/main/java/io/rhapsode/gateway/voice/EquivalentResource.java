package io.rhapsode.gateway.voice;

import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.voice.EquivalentsView;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.Trait;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nearest voice of another provider.
 *
 * @param name for people
 * @param alike in what it is like the other
 */
@Schema(name = "EquivalentVoice")
record EquivalentResource(
        String voiceId,
        String voice,
        String provider,
        String name,
        List<String> languages,
        @Nullable Gender gender,
        @Nullable String accent,
        @Nullable Age age,
        @Nullable VoiceStyle style,
        List<Trait> alike) {

    static EquivalentResource of(EquivalentsView.Equivalent view) {
        var profile = view.profile();
        String voice = view.voice().value();
        return new EquivalentResource(
                LibraryVoiceId.of(view.voice()).value(),
                voice,
                voice.substring(0, voice.indexOf(':')),
                view.label(),
                profile.languages(),
                profile.gender(),
                profile.traits().accent(),
                profile.traits().age(),
                profile.traits().style(),
                view.alike());
    }
}
