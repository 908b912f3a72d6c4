package io.rhapsode.worker.speech.google;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ConfiguredVoices;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechResilience;
import io.rhapsode.worker.speech.http.ServiceAddress;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The type {@code google}. */
@Component
class GoogleType implements SpeechProviderType {

    static final String NAME = "google";

    private final SpeechResilience patience;
    private final ModelCatalogue models;
    private final Clock clock;

    GoogleType(SpeechResilience patience, ModelCatalogue models, Clock clock) {
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

    static GoogleProvider provider(
            ProviderId id, ProviderSettings settings, ModelCatalogue models, Duration longest, Clock clock) {
        var address = ServiceAddress.of(settings, GoogleOffer.GOOGLE);
        return new GoogleProvider(
                id,
                GoogleOffer.of(settings, address, models),
                ConfiguredVoices.of(settings.voices()),
                access(settings),
                longest,
                clock);
    }

    /** The file goes before the key: whoever has both has kept the key for something else. */
    private static @Nullable GoogleAccess access(ProviderSettings settings) {
        if (settings.credentialsFile() != null) {
            return ServiceAccount.of(settings.credentialsFile());
        }
        return settings.key().map(GoogleAccess::by).orElse(null);
    }
}
