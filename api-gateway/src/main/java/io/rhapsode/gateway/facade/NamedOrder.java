package io.rhapsode.gateway.facade;

import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoicePreferences;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order in our words, of what a client named in those of another service. */
public final class NamedOrder {

    private NamedOrder() {}

    /** @param language BCP 47, where the client says it */
    public static SpeechOrder of(
            ResolvedNames names, @Nullable String language, AudioSpec audio, SpeechSettings settings) {
        return new SpeechOrder(
                names.voice(),
                names.model(),
                new VoicePreferences(names.gender(), language, null),
                new RoutingWish(
                        Objects.requireNonNullElse(names.strategy(), Strategy.BALANCED),
                        names.provider(),
                        List.of(),
                        null,
                        false),
                audio,
                settings);
    }
}
