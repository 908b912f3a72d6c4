package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.AudioBody;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Speaks with a model that Replicate runs: begins a prediction, looks until it has ended, at once when Replicate rings, and fetches its file. */
final class ReplicateProvider implements SpeechProvider {

    /** The first pause between two looks; each is half as long again, up to the longest. Where Replicate rings, only the first is as short. */
    static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** The work is done and paid for: its file is asked for more than once. */
    private static final int FETCHES = 3;

    private final ProviderId id;
    private final ReplicateOffer offer;
    private final Predictions predictions;
    private final ReplicateAccount account;
    private final PredictionBells bells;
    private final Duration longest;

    ReplicateProvider(
            ProviderId id,
            ReplicateOffer offer,
            Predictions predictions,
            ReplicateAccount account,
            PredictionBells bells,
            Duration longest) {
        this.id = id;
        this.offer = offer;
        this.predictions = predictions;
        this.account = account;
        this.bells = bells;
        this.longest = longest;
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
    public List<Voice> voices() {
        return offer.voices();
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

    @Override
    public boolean takesThePricesOfItsType() {
        return offer.isReplicate();
    }

    @Override
    public double speed(double asked) {
        return MiniMaxInput.speed(asked);
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        if (!offer.hasKey()) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
        long end = System.nanoTime() + longest.toNanos();
        String model = String.valueOf(capabilities().model(request.model()).name());
        try {
            Prediction ended = ended(predictions.create(model, MiniMaxInput.of(request)), end);
            byte[] audio = AudioBody.of(fetched(ended.output()));
            return new RawSpeech(audio, ended.billedTokens().orElse((long) request.characters()));
        } catch (SpeechFailure failure) {
            if (failure.outcome() == AttemptOutcome.UNAUTHORIZED) {
                account.doubt();
            }
            throw failure;
        }
    }

    private Prediction ended(Prediction begun, long end) throws SpeechFailure, InterruptedException {
        Prediction prediction = begun;
        Duration pause = FIRST_PAUSE;
        try (var bell = bells.hang(id, begun.id())) {
            while (prediction.isUnderWay()) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (!left.isPositive()) {
                    throw new SpeechFailure(AttemptOutcome.TIMEOUT);
                }
                boolean rung = bell.rings(pause.compareTo(left) < 0 ? pause : left);
                prediction = looked(prediction);
                pause = rung ? FIRST_PAUSE : next(pause);
            }
            return prediction;
        } catch (SpeechFailure failure) {
            cancel(begun);
            throw failure;
        } catch (InterruptedException stopping) {
            cancel(begun); // the flag is down, so this request goes out
            throw stopping;
        }
    }

    private Duration next(Duration pause) {
        return offer.hook().map(ReplicateHook::poll).orElseGet(() -> {
            Duration longer = pause.multipliedBy(3).dividedBy(2);
            return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        });
    }

    /** A look that fails for the moment says nothing of the work: begun anew, it would be paid twice. */
    private Prediction looked(Prediction before) throws SpeechFailure, InterruptedException {
        try {
            return predictions.look(before);
        } catch (SpeechFailure failure) {
            if (failure.outcome().worthRetrying()) {
                return before;
            }
            throw failure;
        }
    }

    /** Nothing goes on that nobody waits for. Where this fails, the prediction ends by itself a little later. */
    private void cancel(Prediction prediction) {
        try {
            predictions.cancel(prediction);
        } catch (SpeechFailure failed) {
            // it has an end of its own
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] fetched(URI file) throws SpeechFailure, InterruptedException {
        for (int fetch = 1; ; fetch++) {
            try {
                return predictions.fetch(file);
            } catch (SpeechFailure failure) {
                if (fetch == FETCHES || !failure.outcome().worthRetrying()) {
                    throw failure;
                }
                Thread.sleep(FIRST_PAUSE);
            }
        }
    }
}
