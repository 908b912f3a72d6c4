package io.rhapsode.worker.voice.domain;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.VoiceProfile;
import java.util.List;

/**
 * The voices of a provider that is switched on.
 *
 * @param offers in its order of preference; empty where it cannot be asked now, which says nothing of its voices
 */
public record Catalogue(ProviderId provider, List<Offer> offers) {

    public Catalogue {
        offers = List.copyOf(offers);
    }

    /**
     * A voice.
     *
     * @param label for people
     */
    public record Offer(VoiceId voice, VoiceProfile profile, String label) {}
}
