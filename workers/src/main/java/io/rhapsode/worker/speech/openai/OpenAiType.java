package io.rhapsode.worker.speech.openai;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.UnusableSettings;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The type {@code openai}. */
@Component
class OpenAiType implements SpeechProviderType {

    static final String NAME = "openai";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpeechProvider create(ProviderId id, ProviderSettings settings, Means means) {
        if (settings.baseUrl() != null && !isHttp(settings.baseUrl())) {
            throw new UnusableSettings(
                    "base-url",
                    settings.baseUrl(),
                    "It has to be a whole http or https URL, such as http://127.0.0.1:8880/v1.");
        }
        var offer = OpenAiOffer.of(settings, means.models());
        return new OpenAiProvider(id, offer, OpenAiSpeech.connect(offer, means.longest(), means.clock()));
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
    }
}
