package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.AttemptOutcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to a provider that gave no usable audio. Says how it ended, never in the provider's words: those may repeat the text. */
public final class SpeechFailure extends Exception {

    private final AttemptOutcome outcome;
    private final @Nullable Duration retryAfter;

    public SpeechFailure(AttemptOutcome outcome) {
        this(outcome, Optional.empty());
    }

    /**
     * @param outcome anything but {@link AttemptOutcome#SPOKEN}
     * @param retryAfter how long the provider asks to be left alone, not negative
     */
    public SpeechFailure(AttemptOutcome outcome, Optional<Duration> retryAfter) {
        super(outcome.code(), null, false, false);
        this.outcome = outcome;
        this.retryAfter = retryAfter.orElse(null);
    }

    public AttemptOutcome outcome() {
        return outcome;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
