package io.rhapsode.worker.speech.openai;

import com.openai.models.audio.speech.SpeechCreateParams.ResponseFormat;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks through a server of OpenAI's shape. */
final class OpenAiProvider implements SpeechProvider {

    /** The best for us first: what has lost nothing, then what has no gaps. */
    private static final List<ResponseFormat> FORMATS =
            List.of(ResponseFormat.WAV, ResponseFormat.FLAC, ResponseFormat.MP3);

    private final ProviderId id;
    private final OpenAiOffer offer;
    private final OpenAiSpeech speech;

    /** Which of its formats we ask for: the one that worked last. */
    private final AtomicInteger format = new AtomicInteger();

    OpenAiProvider(ProviderId id, OpenAiOffer offer, OpenAiSpeech speech) {
        this.id = id;
        this.offer = offer;
        this.speech = speech;
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public SpeechCapabilities capabilities() {
        return offer.capabilities();
    }

    @Override
    public boolean takesThePricesOfItsType() {
        return offer.isAService();
    }

    @Override
    public List<Voice> voices() {
        return offer.voices();
    }

    @Override
    public ProviderHealth health() {
        if (!offer.isAService() || offer.key().isPresent()) {
            return new ProviderHealth.Up();
        }
        String service = offer.azure().isPresent() ? "Azure" : "OpenAI";
        return new ProviderHealth.Down(service + " wants a key: set rhapsode.speech.providers." + id + ".api-key");
    }

    @Override
    public Optional<URI> address() {
        return Optional.of(offer.baseUrl());
    }

    @Override
    public void ask() throws SpeechFailure, InterruptedException {
        speech.ask();
    }

    /** Asks again at once only where the server refuses a format; what works instead is remembered. */
    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        if (health() instanceof ProviderHealth.Down) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
        for (int asked = format.get(); asked < FORMATS.size(); asked++) {
            try {
                var spoken = speech.speak(request, FORMATS.get(asked));
                format.set(asked);
                return spoken;
            } catch (FormatRefused refused) {
                // the next one, then
            }
        }
        throw new SpeechFailure(AttemptOutcome.REFUSED);
    }
}
