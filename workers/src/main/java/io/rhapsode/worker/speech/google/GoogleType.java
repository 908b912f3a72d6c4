package io.rhapsode.worker.speech.google;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ConfiguredVoices;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.http.ServiceAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The type {@code google}. */
@Component
class GoogleType implements SpeechProviderType {

    static final String NAME = "google";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public GoogleProvider create(ProviderId id, ProviderSettings settings, Means means) {
        var address = ServiceAddress.of(settings, GoogleOffer.GOOGLE);
        return new GoogleProvider(
                id,
                GoogleOffer.of(settings, address, means.models()),
                ConfiguredVoices.of(settings.voices()),
                access(settings),
                means.longest(),
                means.clock());
    }

    /** The file goes before the key: whoever has both has kept the key for something else. */
    private static @Nullable GoogleAccess access(ProviderSettings settings) {
        if (settings.credentialsFile() != null) {
            return ServiceAccount.of(settings.credentialsFile());
        }
        return settings.key().map(GoogleAccess::by).orElse(null);
    }
}
