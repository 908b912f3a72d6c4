package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.AttemptOutcome;
import java.util.List;

/** What became of a chunk at one provider, after all retries. */
public sealed interface Utterance {

    /** Every request that was made, in order. */
    List<Attempt> attempts();

    /**
     * @param speech checked audio
     * @param billedCharacters what the provider charges us for, audio that was thrown away included
     * @param latencyMillis from the first attempt to the checked audio, waits included
     */
    record Spoken(CanonicalSpeech speech, long billedCharacters, long latencyMillis, List<Attempt> attempts)
            implements Utterance {

        public Spoken {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * @param outcome of the last attempt, or why there was none
     * @param billedCharacters what the provider charges us for all the same
     */
    record Failed(AttemptOutcome outcome, long billedCharacters, List<Attempt> attempts) implements Utterance {

        public Failed {
            attempts = List.copyOf(attempts);
        }
    }
}
