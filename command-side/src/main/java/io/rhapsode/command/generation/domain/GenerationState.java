package io.rhapsode.command.generation.domain;

import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.speech.Candidate;
import java.util.List;

/** Where a generation stands: one record for each of the things it can be. */
public sealed interface GenerationState {

    /** Nobody has asked for it. */
    record Absent() implements GenerationState {}

    /** Somebody has; what was asked for stays known to the end, so that a repetition is told from another request. */
    sealed interface Known extends GenerationState {
        GenerationRequested request();

        /** Whether it is its first download that pays it. */
        default boolean paidAtDownload() {
            return request().atDownload() != null;
        }
    }

    /** Nothing is delivered yet: it can fail, and it can be cancelled. */
    sealed interface UnderWay extends Known {
        default Tally tally() {
            return Tally.NOTHING;
        }
    }

    /** There is audio to be had. */
    sealed interface Audible extends Known {
        Reception reception();

        /** Its price. */
        long credits();

        /** Whether it still waits for the download that pays it. */
        default boolean unfetched() {
            return paidAtDownload() && !reception().downloaded();
        }
    }

    /** Waits for its plan. */
    record Requested(GenerationRequested request) implements UnderWay {}

    /** Between two events of one plan. */
    record Routed(GenerationRequested request, List<Candidate> candidates) implements UnderWay {}

    /** Some chunks are missing. */
    record Speaking(GenerationRequested request, List<Candidate> candidates, Chunks chunks, Route route, Tally tally)
            implements UnderWay {}

    /**
     * Every chunk is spoken; they wait to be merged.
     *
     * @param merged how far that is, 0 to 1
     */
    record Spoken(GenerationRequested request, List<Candidate> candidates, Chunks chunks, Tally tally, double merged)
            implements UnderWay {}

    /** The file is finished and delivered. Its price is still to be charged, which nothing may stop any more: what has failed is never charged. */
    record Merged(GenerationRequested request, long credits, Tally tally) implements Known {}

    /** Spoken, mastered, and paid, or to be paid by its first download. */
    record Completed(GenerationRequested request, long credits, Reception reception) implements Audible {}

    /** Given up. */
    record Failed(GenerationRequested request) implements Known {}

    /**
     * Stopped by the caller.
     *
     * @param spokenChunks length of the beginning that is still to be merged
     * @param credits price of that beginning
     */
    record Cancelled(GenerationRequested request, int spokenChunks, long credits) implements Known {}

    /** Stopped by the caller, and what had been spoken by then is merged. */
    record CutShort(GenerationRequested request, long credits, Reception reception) implements Audible {}

    /** Without text, words and audio; nothing more is recorded. */
    record Erased(GenerationRequested request) implements Known {}

    /** The state behind an event. An event that does not belong to a state leaves it as it is. */
    default GenerationState evolve(GenerationEvent event) {
        return switch (event) {
            case GenerationRequested requested -> this instanceof Absent ? new Requested(requested) : this;
            case TextAnalyzed _ -> this;
            case GenerationRouted routed ->
                this instanceof Requested state
                        ? new Routed(state.request, routed.routing().candidates())
                        : this;
            case TextSplit split -> this instanceof Routed state ? Evolution.split(state, split) : this;
            case ChunkSynthesized spoken -> this instanceof Speaking state ? Evolution.spoken(state, spoken) : this;
            case ChunkFailed failed -> this instanceof Speaking state ? Evolution.failed(state, failed) : this;
            case GenerationRerouted rerouted ->
                this instanceof Speaking state ? Evolution.rerouted(state, rerouted) : this;
            case MergeProgressed progress ->
                this instanceof Spoken state
                        ? new Spoken(state.request, state.candidates, state.chunks, state.tally, progress.fraction())
                        : this;
            case AudioMerged merged -> Evolution.merged(this, merged);
            case GenerationCompleted _ ->
                this instanceof Merged state ? new Completed(state.request, state.credits, Reception.NONE) : this;
            case GenerationFailed _ -> this instanceof UnderWay state ? new Failed(state.request()) : this;
            case GenerationCancelled cancelled ->
                this instanceof UnderWay state ? Evolution.cancelled(state, cancelled) : this;
            case FeedbackGiven given -> Evolution.heard(this, reception -> reception.with(given));
            case PlaybackReported reported -> Evolution.heard(this, reception -> reception.with(reported));
            case AudioDownloaded _ -> Evolution.heard(this, Reception::withDownload);
            case GenerationErased _ -> this instanceof Known state ? new Erased(state.request()) : this;
        };
    }
}
