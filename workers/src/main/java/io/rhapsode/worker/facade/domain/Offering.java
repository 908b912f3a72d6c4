package io.rhapsode.worker.facade.domain;

import io.rhapsode.events.facade.VoicesView;
import io.rhapsode.events.speech.ProviderId;
import java.util.List;

/**
 * A provider that may be asked.
 *
 * @param ready whether it can work now
 * @param models the default first
 * @param languages BCP 47; empty for those of its voices
 */
public record Offering(
        ProviderId provider,
        boolean ready,
        List<VoicesView.Voice> voices,
        List<String> models,
        List<String> languages) {

    public Offering {
        voices = List.copyOf(voices);
        models = List.copyOf(models);
        languages = List.copyOf(languages);
    }
}
