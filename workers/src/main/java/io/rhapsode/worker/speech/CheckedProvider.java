package io.rhapsode.worker.speech;

import io.github.resilience4j.timelimiter.TimeLimiter;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.LogFields;
import io.rhapsode.worker.speech.domain.Timings;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A provider whose requests end in time, and whose audio is looked at before it is believed. */
final class CheckedProvider {

    private static final Logger LOG = LoggerFactory.getLogger(CheckedProvider.class);

    private final SpeechProvider provider;
    private final TimeLimiter time;
    private final ExecutorService threads;
    private final AudioCheck check;
    private final ProviderShare share;
    private final SpeakingRates rates;

    CheckedProvider(
            SpeechProvider provider, TimeLimiter time, ExecutorService threads, AudioCheck check, ProviderShare share) {
        this.provider = provider;
        this.time = time;
        this.threads = threads;
        this.check = check;
        this.share = share;
        this.rates = new SpeakingRates(provider.capabilities().charactersPerSecond());
    }

    /**
     * Makes one request.
     *
     * @param bill told what the provider charges for as soon as it has answered, whether its audio is any good or not
     */
    CanonicalSpeech speak(SpeechRequest request, LongConsumer bill) throws SpeechFailure, InterruptedException {
        var answer = answer(request);
        bill.accept(answer.billedCharacters());
        var speech = check.check(answer.audio());
        if (!rates.isPlausible(request, speed(request), speech.durationMillis())) {
            throw new SpeechFailure(AttemptOutcome.IMPLAUSIBLE_LENGTH);
        }
        rates.learn(request, speed(request), speech.durationMillis());
        return request.timed() ? TimedSpeech.of(speech, timings(request, answer, speech)) : speech;
    }

    /** Good audio without the timings that were asked for is not what was ordered: that is said, and another provider asked. */
    private static Timings timings(SpeechRequest request, RawSpeech answer, CanonicalSpeech speech)
            throws SpeechFailure {
        return Timings.checked(answer.marks(), request.text().length(), speech.durationMillis())
                .orElseThrow(() -> new SpeechFailure(AttemptOutcome.TIMINGS_UNUSABLE));
    }

    /** On a thread of its own, which can be interrupted when its time is over. */
    private RawSpeech answer(SpeechRequest request) throws SpeechFailure, InterruptedException {
        Future<RawSpeech> call = threads.submit(LogFields.carriedBy(() -> provider.synthesize(request)));
        share.underWay().add(call);
        try {
            return time.executeFutureSupplier(() -> call);
        } catch (TimeoutException e) {
            throw new SpeechFailure(AttemptOutcome.TIMEOUT);
        } catch (CancellationException e) {
            throw new SpeechFailure(AttemptOutcome.RATE_LIMITED); // the lease of this node is over
        } catch (SpeechFailure | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("The adapter of the speech provider {} failed", provider.id(), e);
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        } finally {
            call.cancel(true);
            share.underWay().remove(call);
        }
    }

    private double speed(SpeechRequest request) {
        return provider.capabilities().model(request.model()).settings().contains(SpeechSetting.SPEED)
                ? provider.speed(request.settings().speed())
                : 1;
    }
}
