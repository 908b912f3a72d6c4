package io.rhapsode.worker.speech.polly;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ConfiguredVoices;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechResilience;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The type {@code polly}. */
@Component
class PollyType implements SpeechProviderType {

    static final String NAME = "polly";

    private final SpeechResilience patience;
    private final ModelCatalogue models;
    private final Clock clock;

    PollyType(SpeechResilience patience, ModelCatalogue models, Clock clock) {
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
        return provider(id, settings, models, patience.attemptTimeout(), clock);
    }

    static PollyProvider provider(
            ProviderId id, ProviderSettings settings, ModelCatalogue models, Duration longest, Clock clock) {
        var access = PollyAccess.of(settings, longest, clock);
        var voices = ConfiguredVoices.of(settings.voices());
        return new PollyProvider(id, PollyOffer.of(settings, models), voices, access, clock);
    }
}
