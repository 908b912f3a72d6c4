package io.rhapsode.worker.speech.openai;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
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
        var offer = OpenAiOffer.of(settings, means.models());
        return new OpenAiProvider(id, offer, OpenAiSpeech.connect(offer, means.longest(), means.clock()));
    }
}
