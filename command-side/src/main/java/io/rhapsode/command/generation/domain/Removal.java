package io.rhapsode.command.generation.domain;

import io.rhapsode.command.generation.domain.GenerationState.Audible;
import io.rhapsode.command.generation.domain.GenerationState.Cancelled;
import io.rhapsode.command.generation.domain.GenerationState.Completed;
import io.rhapsode.command.generation.domain.GenerationState.CutShort;
import io.rhapsode.command.generation.domain.GenerationState.Erased;
import io.rhapsode.command.generation.domain.GenerationState.Failed;
import io.rhapsode.command.generation.domain.GenerationState.Known;
import io.rhapsode.command.generation.domain.GenerationState.Merged;
import io.rhapsode.command.generation.domain.GenerationState.UnderWay;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import java.util.List;

/** How text, words and audio of a generation go for good. */
final class Removal {

    private Removal() {}

    /**
     * What is under way ends first. Nothing of it is delivered any more, so nothing is charged; but a file that is merged has been delivered, and its price
     * is being charged at this very moment, unless it is its download that pays it.
     */
    static List<GenerationEvent> requested(Known state) {
        GenerationErased erased = erased(state, ErasureReason.REQUESTED);
        return switch (state) {
            case UnderWay underWay ->
                List.of(
                        GenerationDecider.cancelled(
                                underWay, 0, 0, underWay.tally().costMicros()),
                        erased);
            case Merged merged ->
                List.of(GenerationDecider.completed(merged, merged.paidAtDownload() ? 0 : merged.credits()), erased);
            case Completed _, Failed _, Cancelled _, CutShort _ -> List.of(erased);
            case Erased _ -> List.of();
        };
    }

    /** Whoever downloaded it a moment before has paid for it. */
    static List<GenerationEvent> unfetched(Known state) {
        return state instanceof Audible audible && audible.unfetched()
                ? List.of(erased(state, ErasureReason.NOT_FETCHED))
                : List.of();
    }

    /** Only what is over, and not what somebody may still pay for. */
    static List<GenerationEvent> expired(Known state) {
        return switch (state) {
            case UnderWay _, Merged _, Erased _ -> List.of();
            case Audible audible -> audible.unfetched() ? List.of() : List.of(erased(state, ErasureReason.EXPIRED));
            case Failed _, Cancelled _ -> List.of(erased(state, ErasureReason.EXPIRED));
        };
    }

    private static GenerationErased erased(Known state, ErasureReason reason) {
        return new GenerationErased(
                state.request().generationId(), state.request().tenantId(), reason);
    }
}
