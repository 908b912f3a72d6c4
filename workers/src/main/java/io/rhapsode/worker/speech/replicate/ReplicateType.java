package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.http.ServiceClient;
import org.springframework.stereotype.Component;

/** The type {@code replicate}. */
@Component
class ReplicateType implements SpeechProviderType {

    static final String NAME = "replicate";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReplicateProvider create(ProviderId id, ProviderSettings settings, Means means) {
        var offer = ReplicateOffer.of(settings, means.models());
        var questions = new ServiceClient(means.patience());
        return new ReplicateProvider(
                id,
                offer,
                new Predictions(offer, new ServiceClient(means.longest()), questions, means.longest(), means.clock()),
                new ReplicateAccount(id, offer, questions, means.clock()),
                means.longest());
    }
}
