package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechResilience;
import io.rhapsode.worker.speech.http.ServiceClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The type {@code replicate}. */
@Component
class ReplicateType implements SpeechProviderType {

    static final String NAME = "replicate";

    /** A question about the account; who asks for a route waits for it. */
    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(5);

    private final SpeechResilience patience;
    private final ModelCatalogue models;
    private final PredictionBells bells;
    private final Clock clock;

    ReplicateType(SpeechResilience patience, ModelCatalogue models, PredictionBells bells, Clock clock) {
        this.patience = patience;
        this.models = models;
        this.bells = bells;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpeechProvider create(ProviderId id, ProviderSettings settings) {
        return connect(id, settings, models, patience.attemptTimeout(), bells, clock);
    }

    static ReplicateProvider connect(
            ProviderId id,
            ProviderSettings settings,
            ModelCatalogue models,
            Duration longest,
            PredictionBells bells,
            Clock clock) {
        var offer = ReplicateOffer.of(id, settings, models);
        var questions = new ServiceClient(QUESTION_LIMIT.compareTo(longest) < 0 ? QUESTION_LIMIT : longest);
        return new ReplicateProvider(
                id,
                offer,
                new Predictions(offer, new ServiceClient(longest), questions, longest, clock),
                new ReplicateAccount(id, offer, questions, clock),
                bells,
                longest);
    }
}
