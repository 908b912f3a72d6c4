package io.rhapsode.worker.speech.elevenlabs;

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

/** Speaks through an account at ElevenLabs. */
final class ElevenLabsProvider implements SpeechProvider {

    private static final List<ElevenLabsFormat> FORMATS = List.of(ElevenLabsFormat.values());

    private final ProviderId id;
    private final ElevenLabsOffer offer;
    private final ElevenLabsSpeech speech;
    private final ElevenLabsVoices voices;
    private final ElevenLabsAccount account;

    /** Which format we ask for: the best that was not refused. */
    private final AtomicInteger format = new AtomicInteger();

    ElevenLabsProvider(
            ProviderId id,
            ElevenLabsOffer offer,
            ElevenLabsSpeech speech,
            ElevenLabsVoices voices,
            ElevenLabsAccount account) {
        this.id = id;
        this.offer = offer;
        this.speech = speech;
        this.voices = voices;
        this.account = account;
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
        return offer.isElevenLabs();
    }

    @Override
    public double speed(double asked) {
        return ElevenLabsRequest.speed(asked);
    }

    @Override
    public List<Voice> voices() {
        if (!offer.voices().isEmpty() || !offer.hasKey()) {
            return offer.voices();
        }
        return voices.all();
    }

    @Override
    public ProviderHealth health() {
        return account.health();
    }

    @Override
    public Optional<URI> address() {
        return Optional.of(offer.baseUrl());
    }

    @Override
    public void ask() throws SpeechFailure, InterruptedException {
        account.reach();
    }

    /** Asks again at once only where the plan does not include a format; what works instead is remembered. */
    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        if (!offer.hasKey()) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
        var asked = new ElevenLabsRequest(request, capabilities().model(request.model()));
        try {
            return inTheBestFormat(asked);
        } catch (SpeechFailure failure) {
            if (failure.outcome() == AttemptOutcome.QUOTA || failure.outcome() == AttemptOutcome.UNAUTHORIZED) {
                account.doubt();
            }
            throw failure;
        }
    }

    private RawSpeech inTheBestFormat(ElevenLabsRequest request) throws SpeechFailure, InterruptedException {
        for (int best = format.get(); best < FORMATS.size(); best++) {
            try {
                var spoken = speech.speak(request, FORMATS.get(best));
                format.set(best);
                return spoken;
            } catch (FormatNotAllowed refused) {
                // the next one, then
            }
        }
        throw new SpeechFailure(AttemptOutcome.REFUSED);
    }
}
