package io.rhapsode.command.generation.domain;

import io.rhapsode.command.generation.domain.GenerationState.Speaking;
import io.rhapsode.events.generation.CandidateFailure;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks when somebody failed: the first candidate in the routing's order that has not failed, that the credits held cover, and with which the whole
 * stays within the caller's cap. One voice in every file: unless mixed voices are allowed, everything is spoken again, and that is what the cap is asked about.
 */
record Reroute(Speaking state, AttemptOutcome why, long creditsHeld) {

    GenerationEvent decide() {
        var skipped = new ArrayList<Exclusion>();
        var reasons = new ArrayList<CandidateFailure>();
        for (int index = 0; index < state.candidates().size(); index++) {
            Candidate candidate = state.candidates().get(index);
            AttemptOutcome failure = state.route().failures().get(index);
            ExclusionReason obstacle = obstacle(candidate);
            if (failure != null) {
                reasons.add(new CandidateFailure(candidate.provider(), failure, null));
            } else if (obstacle != null) {
                reasons.add(new CandidateFailure(candidate.provider(), null, obstacle));
                skipped.add(new Exclusion(candidate.provider(), obstacle));
            } else {
                return moveTo(index, skipped);
            }
        }
        return giveUp(reasons);
    }

    private @Nullable ExclusionReason obstacle(Candidate candidate) {
        if (candidate.credits() > creditsHeld) {
            return ExclusionReason.CREDITS;
        }
        return withinCap(candidate) ? null : ExclusionReason.MAX_COST;
    }

    private boolean withinCap(Candidate candidate) {
        Long cap = state.request().order().routing().maxCostMicros();
        return cap == null || costMicros(candidate) <= cap - state.tally().costMicros();
    }

    private long costMicros(Candidate candidate) {
        Chunks chunks = state.chunks();
        return keepsChunks()
                ? Price.costMicros(candidate, chunks.missingCharacters(), chunks.characters())
                : candidate.costMicros();
    }

    private boolean keepsChunks() {
        return state.request().order().routing().allowMixedVoices();
    }

    private GenerationRerouted moveTo(int index, List<Exclusion> skipped) {
        Route route = state.route();
        List<Candidate> candidates = state.candidates();
        return new GenerationRerouted(
                state.request().generationId(),
                route.number() + 1,
                index,
                candidates.get(route.candidate()).provider(),
                candidates.get(index).provider(),
                why,
                keepsChunks(),
                skipped);
    }

    /** The cap is the reason where it alone kept a candidate away: one that was not let go on, or that has not failed and that the credits would have covered. */
    private GenerationFailed giveUp(List<CandidateFailure> reasons) {
        boolean capped = reasons.stream()
                .anyMatch(failure ->
                        failure.reason() == ExclusionReason.MAX_COST || failure.outcome() == AttemptOutcome.MAX_COST);
        return new GenerationFailed(
                state.request().generationId(),
                capped ? FailureCode.MAX_COST_EXCEEDED : FailureCode.ALL_PROVIDERS_FAILED,
                reasons,
                state.tally().costMicros());
    }
}
