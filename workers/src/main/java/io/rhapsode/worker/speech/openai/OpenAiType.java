package io.rhapsode.worker.speech.openai;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechResilience;
import io.rhapsode.worker.speech.UnusableSettings;
import java.net.URI;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The type {@code openai}. */
@Component
class OpenAiType implements SpeechProviderType {

    static final String NAME = "openai";

    private final SpeechResilience patience;
    private final ModelCatalogue models;
    private final Clock clock;

    OpenAiType(SpeechResilience patience, ModelCatalogue models, Clock clock) {
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
        if (settings.baseUrl() != null && !isHttp(settings.baseUrl())) {
            throw new UnusableSettings(
                    "base-url",
                    settings.baseUrl(),
                    "It has to be a whole http or https URL, such as http://127.0.0.1:8880/v1.");
        }
        var offer = OpenAiOffer.of(settings, models);
        return new OpenAiProvider(id, offer, OpenAiSpeech.connect(offer, patience.attemptTimeout(), clock));
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
    }
}
