package io.rhapsode.events.generation;

import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import java.util.List;

/**
 * A chunk that a provider could not be brought to speak.
 *
 * @param costMicros what the provider charges us for audio that was of no use: this chunk's, and that of others which failed beside it
 */
public record FailedChunk(
        int index, ProviderId provider, AttemptOutcome outcome, long costMicros, List<Attempt> attempts) {

    public FailedChunk {
        attempts = List.copyOf(attempts);
    }
}
