package io.rhapsode.command.generation.domain;

import io.rhapsode.command.generation.domain.GenerationState.Audible;
import io.rhapsode.command.generation.domain.GenerationState.Cancelled;
import io.rhapsode.command.generation.domain.GenerationState.Erased;
import io.rhapsode.command.generation.domain.GenerationState.Failed;
import io.rhapsode.command.generation.domain.GenerationState.Known;
import io.rhapsode.command.generation.domain.GenerationState.Merged;
import io.rhapsode.command.generation.domain.GenerationState.UnderWay;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GiveFeedback;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.ReportPlayback;
import java.util.List;

/** Those who have heard a generation: what they say is news unless they have just said it. */
record Audience(Audible state) {

    /** Where there is audio there may be an audience. */
    static Audience of(Known state) {
        return switch (state) {
            case Audible audible -> new Audience(audible);
            case Erased _ ->
                throw new RejectedException(Rejection.GENERATION_ERASED, "The generation's audio has been erased.");
            case UnderWay _, Merged _, Cancelled _, Failed _ ->
                throw new RejectedException(Rejection.NOT_FINISHED, "The generation has no audio.");
        };
    }

    List<GenerationEvent> says(GiveFeedback command) {
        var given = new FeedbackGiven(command.generationId(), command.rating(), command.tags(), command.commented());
        return given.equals(state.reception().feedback()) ? List.of() : List.of(given);
    }

    List<GenerationEvent> played(ReportPlayback command) {
        var reported = new PlaybackReported(command.generationId(), command.playedMillis(), command.completed());
        return reported.equals(state.reception().playback()) ? List.of() : List.of(reported);
    }

    List<GenerationEvent> downloaded() {
        return state.reception().downloaded()
                ? List.of()
                : List.of(new AudioDownloaded(state.request().generationId()));
    }
}
