package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.http.ServiceClient;
import org.springframework.stereotype.Component;

/** The type {@code elevenlabs}. */
@Component
class ElevenLabsType implements SpeechProviderType {

    static final String NAME = "elevenlabs";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ElevenLabsProvider create(ProviderId id, ProviderSettings settings, Means means) {
        var offer = ElevenLabsOffer.of(settings, means.models());
        var questions = new ServiceClient(means.patience());
        return new ElevenLabsProvider(
                id,
                offer,
                new ElevenLabsSpeech(id, offer, means.longest(), means.clock()),
                new ElevenLabsVoices(id, offer, questions, means.clock()),
                new ElevenLabsAccount(id, offer, questions, means.clock()));
    }
}
