package io.rhapsode.events.facade;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Voices of the providers that may be asked.
 *
 * @param total how many there are in all
 */
public record VoicesView(List<Voice> voices, int total) {

    public VoicesView {
        voices = List.copyOf(voices);
    }

    /**
     * One of them.
     *
     * @param label for people
     * @param languages BCP 47, its own first; empty for many
     */
    public record Voice(
            VoiceId voiceId,
            ProviderId provider,
            String label,
            List<String> languages,
            @Nullable Gender gender) {

        public Voice {
            languages = List.copyOf(languages);
        }
    }
}
