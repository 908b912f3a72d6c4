package io.rhapsode.worker.speech;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.price.domain.Tariff;
import io.rhapsode.worker.price.domain.Tariffs;
import io.rhapsode.worker.speech.domain.Mark;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A speaker around a scripted provider, with little patience. A byte of its audio is a hundredth of a second. */
final class SpeakerRig {

    static final int SAMPLE_RATE = 100;

    /** 200 characters: 20 seconds at the scripted provider's rate. */
    static final String TEXT = "word ".repeat(40);

    private SpeakerRig() {}

    static Speaker around(SpeechProvider provider) {
        return around(provider, patience());
    }

    static Speaker around(SpeechProvider provider, SpeechResilience patience) {
        var entry = new SpeechProviders.Entry(provider, "test", Tariffs.same(Tariff.fixed(1000, 15_000)), true);
        return new SpeechProviders(
                        List.of(entry), patience, SpeakerRig::check, InstantSource.system(), new SimpleMeterRegistry())
                .find(provider.id())
                .orElseThrow();
    }

    static SpeechResilience patience() {
        return patience(Duration.ofMillis(1), Duration.ofMillis(50), Duration.ofSeconds(20));
    }

    static SpeechResilience patience(Duration backoff, Duration maxRetryAfter, Duration attemptTimeout) {
        return patience(backoff, maxRetryAfter, attemptTimeout, Duration.ofHours(1));
    }

    static SpeechResilience forgiving() {
        return patience(Duration.ofMillis(1), Duration.ofMillis(50), Duration.ofSeconds(20), Duration.ofMillis(50));
    }

    private static SpeechResilience patience(
            Duration backoff, Duration maxRetryAfter, Duration attemptTimeout, Duration circuitOpen) {
        return new SpeechResilience(
                3,
                backoff,
                backoff.multipliedBy(4),
                maxRetryAfter,
                attemptTimeout,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                10,
                5,
                50,
                circuitOpen,
                2);
    }

    static SpeechRequest request() {
        return request(TEXT, SpeechSettings.DEFAULT);
    }

    static SpeechRequest request(String text, SpeechSettings settings) {
        return new SpeechRequest(text, "anna", null, "en", settings);
    }

    static ScriptedProvider.Answer speaks(double seconds, Mark... marks) {
        return request -> new RawSpeech(
                new byte[(int) (seconds * SAMPLE_RATE)], request.text().length(), List.of(marks));
    }

    static ScriptedProvider.Answer fails(AttemptOutcome outcome) {
        return request -> {
            throw new SpeechFailure(outcome);
        };
    }

    static ScriptedProvider.Answer failsAndAsksFor(AttemptOutcome outcome, Duration retryAfter) {
        return request -> {
            throw new SpeechFailure(outcome, Optional.of(retryAfter));
        };
    }

    private static CanonicalSpeech check(byte[] audio) throws SpeechFailure {
        if (audio.length == 0) {
            throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
        }
        return new CanonicalSpeech(audio, SAMPLE_RATE, audio.length);
    }

    /** Of every request that was made for it, in order. */
    static List<AttemptOutcome> outcomes(Utterance utterance) {
        return utterance.attempts().stream().map(Attempt::outcome).toList();
    }
}
