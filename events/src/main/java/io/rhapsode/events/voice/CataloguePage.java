package io.rhapsode.events.voice;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of what the library knows. */
public record CataloguePage(List<Entry> voices) {

    public CataloguePage {
        voices = List.copyOf(voices);
    }

    /**
     * A voice.
     *
     * @param label for people
     * @param available whether it can be had, as far as is known
     */
    public record Entry(
            ProviderId provider,
            VoiceId voice,
            VoiceProfile profile,
            @Nullable String label,
            boolean available) {}
}
