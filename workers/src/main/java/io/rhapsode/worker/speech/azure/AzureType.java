package io.rhapsode.worker.speech.azure;

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

/** The type {@code azure}. */
@Component
class AzureType implements SpeechProviderType {

    static final String NAME = "azure";

    private final SpeechResilience patience;
    private final ModelCatalogue models;
    private final Clock clock;

    AzureType(SpeechResilience patience, ModelCatalogue models, Clock clock) {
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

    static AzureProvider provider(
            ProviderId id, ProviderSettings settings, ModelCatalogue models, Duration longest, Clock clock) {
        var voices = ConfiguredVoices.of(settings.voices());
        return new AzureProvider(id, AzureOffer.of(settings, models), voices, longest, clock);
    }
}
