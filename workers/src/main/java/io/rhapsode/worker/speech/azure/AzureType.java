package io.rhapsode.worker.speech.azure;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ConfiguredVoices;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProviderType;
import org.springframework.stereotype.Component;

/** The type {@code azure}. */
@Component
class AzureType implements SpeechProviderType {

    static final String NAME = "azure";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AzureProvider create(ProviderId id, ProviderSettings settings, Means means) {
        var voices = ConfiguredVoices.of(settings.voices());
        return new AzureProvider(id, AzureOffer.of(settings, means.models()), voices, means.longest(), means.clock());
    }
}
