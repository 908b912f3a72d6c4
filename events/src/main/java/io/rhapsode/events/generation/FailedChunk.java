package io.rhapsode.events.generation;

import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import java.util.List;

/** A chunk that a provider could not be brought to speak. */
public record FailedChunk(int index, ProviderId provider, AttemptOutcome outcome, List<Attempt> attempts) {

    public FailedChunk {
        attempts = List.copyOf(attempts);
    }
}
