package io.rhapsode.worker.speech.elevenlabs;

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

/** The type {@code elevenlabs}. */
@Component
class ElevenLabsType implements SpeechProviderType {

    static final String NAME = "elevenlabs";

    /** A question about voices or the account; who asks for a route waits for it. */
    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(5);

    private final SpeechResilience patience;
    private final ModelCatalogue models;
    private final Clock clock;

    ElevenLabsType(SpeechResilience patience, ModelCatalogue models, Clock clock) {
        this.patience = patience;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpeechProvider create(ProviderId id, ProviderSettings settings) {
        return connect(id, settings, models, patience.attemptTimeout(), clock);
    }

    static ElevenLabsProvider connect(
            ProviderId id, ProviderSettings settings, ModelCatalogue models, Duration longest, Clock clock) {
        var offer = ElevenLabsOffer.of(settings, models);
        var questions = new ServiceClient(QUESTION_LIMIT.compareTo(longest) < 0 ? QUESTION_LIMIT : longest);
        return new ElevenLabsProvider(
                id,
                offer,
                new ElevenLabsSpeech(id, offer, longest, clock),
                new ElevenLabsVoices(id, offer, questions, clock),
                new ElevenLabsAccount(id, offer, questions, clock));
    }
}
