package io.rhapsode.worker.speech.polly;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ConfiguredVoices;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProviderType;
import org.springframework.stereotype.Component;

/** The type {@code polly}. */
@Component
class PollyType implements SpeechProviderType {

    static final String NAME = "polly";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PollyProvider create(ProviderId id, ProviderSettings settings, Means means) {
        var access = PollyAccess.of(settings, means.longest(), means.clock());
        var voices = ConfiguredVoices.of(settings.voices());
        return new PollyProvider(id, PollyOffer.of(settings, means.models()), voices, access, means.clock());
    }
}
