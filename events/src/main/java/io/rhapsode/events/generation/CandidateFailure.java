package io.rhapsode.events.generation;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.ProviderId;
import org.jspecify.annotations.Nullable;

/** Why one candidate did not deliver: how its last attempt ended, or why it was not tried. */
public record CandidateFailure(
        ProviderId provider,
        @Nullable AttemptOutcome outcome,
        @Nullable ExclusionReason reason) {}
