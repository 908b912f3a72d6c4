package io.rhapsode.events.voice;

import io.rhapsode.events.speech.VoiceId;
import java.util.List;

/** Of each other provider that speaks a voice's language the voice that is nearest to it, the nearest of all first. */
public record EquivalentsView(List<Equivalent> items) {

    public EquivalentsView {
        items = List.copyOf(items);
    }

    /**
     * The nearest voice of a provider.
     *
     * @param label for people
     * @param alike in what it is like the other
     */
    public record Equivalent(VoiceId voice, String label, VoiceProfile profile, List<Trait> alike) {

        public Equivalent {
            alike = List.copyOf(alike);
        }
    }
}
