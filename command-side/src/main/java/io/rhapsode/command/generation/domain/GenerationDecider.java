package io.rhapsode.command.generation.domain;

import io.rhapsode.command.generation.domain.GenerationState.Absent;
import io.rhapsode.command.generation.domain.GenerationState.Cancelled;
import io.rhapsode.command.generation.domain.GenerationState.Completed;
import io.rhapsode.command.generation.domain.GenerationState.CutShort;
import io.rhapsode.command.generation.domain.GenerationState.Erased;
import io.rhapsode.command.generation.domain.GenerationState.Failed;
import io.rhapsode.command.generation.domain.GenerationState.Known;
import io.rhapsode.command.generation.domain.GenerationState.Merged;
import io.rhapsode.command.generation.domain.GenerationState.Requested;
import io.rhapsode.command.generation.domain.GenerationState.Routed;
import io.rhapsode.command.generation.domain.GenerationState.Speaking;
import io.rhapsode.command.generation.domain.GenerationState.Spoken;
import io.rhapsode.command.generation.domain.GenerationState.UnderWay;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GiveFeedback;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.generation.QuotedPrice;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.RecordMerge;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.generation.RemoveExpired;
import io.rhapsode.events.generation.RemoveUnfetched;
import io.rhapsode.events.generation.ReportPlayback;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.RerouteGeneration;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.speech.AttemptOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of a command. Pure and total: events, or a refusal. What has been done already, and what comes too late, yields nothing. */
public final class GenerationDecider {

    private GenerationDecider() {}

    /** A generation of another tenant does not exist for the one who asks. */
    public static void admit(@Nullable String tenant, GenerationCommand command, GenerationState state) {
        boolean admitted = switch (state) {
            case Known known -> known.request().tenantId().value().equals(tenant);
            case Absent _ ->
                command instanceof RequestGeneration request
                        && request.tenantId().value().equals(tenant);
        };
        if (!admitted) {
            throw new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.");
        }
    }

    public static List<GenerationEvent> decide(GenerationCommand command, GenerationState state) {
        return switch (state) {
            case Absent _ -> begin(command);
            case Known known ->
                switch (command) {
                    case RequestGeneration request -> repeat(request, known);
                    case RecordPlan plan -> plan(plan, known);
                    case RecordChunks chunks -> chunks(chunks, known);
                    case RerouteGeneration reroute -> reroute(reroute, known);
                    case RecordMergeProgress progress -> mergeProgress(progress, known);
                    case RecordMerge merge -> merge(merge, known);
                    case CompleteGeneration complete -> complete(complete, known);
                    case FailGeneration fail -> fail(fail, known);
                    case CancelGeneration _ -> cancel(known);
                    case GiveFeedback feedback -> Audience.of(known).says(feedback);
                    case ReportPlayback playback -> Audience.of(known).played(playback);
                    case RecordDownload _ -> Audience.of(known).downloaded();
                    case RemoveUnfetched _ -> Removal.unfetched(known);
                    case RemoveExpired _ -> Removal.expired(known);
                    case EraseGeneration _ -> Removal.requested(known);
                };
        };
    }

    /**
     * Begins a generation: by a quote, if it calls upon one and may, on the terms of its tenant, and with its plan if that has come with it and still holds. One
     * that has begun is asked for again, whatever has become of its quote.
     */
    public static List<GenerationEvent> decide(
            RequestGeneration command,
            @Nullable KeptQuote quote,
            @Nullable DownloadTerms atDownload,
            GenerationState state,
            Instant now) {
        if (!(state instanceof Absent)) {
            return decide(command, state);
        }
        QuotedPrice quoted = Promise.calledUpon(command, quote, now);
        Plan plan = Planning.ofToday(command.plan(), now);
        var requested = requested(command, command.caller(), quoted, atDownload, plan != null);
        var begun = new ArrayList<GenerationEvent>();
        begun.add(requested);
        if (plan != null) {
            begun.addAll(Planning.facts(requested, plan));
        }
        return begun;
    }

    private static List<GenerationEvent> begin(GenerationCommand command) {
        if (command instanceof RequestGeneration request) {
            return List.of(requested(request, request.caller(), null, null, false));
        }
        throw new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.");
    }

    /** The same request is the same whoever's program repeats it, however it is planned, and whatever has become of the quote that it calls upon, and of its tenant's choice. */
    private static List<GenerationEvent> repeat(RequestGeneration command, Known state) {
        GenerationRequested known = state.request();
        QuoteId quote = known.quoted() == null ? null : known.quoted().quoteId();
        if (Objects.equals(quote, command.quoteId())
                && known.equals(
                        requested(command, known.caller(), known.quoted(), known.atDownload(), known.planned()))) {
            return List.of();
        }
        throw new RejectedException(Rejection.ALREADY_EXISTS, "The id belongs to another request.");
    }

    private static GenerationRequested requested(
            RequestGeneration command,
            Caller caller,
            @Nullable QuotedPrice quoted,
            @Nullable DownloadTerms atDownload,
            boolean planned) {
        return new GenerationRequested(
                command.generationId(),
                command.tenantId(),
                command.projectId(),
                command.kind(),
                command.textKey(),
                command.characters(),
                command.textDigest(),
                command.order(),
                caller,
                command.regeneratedFrom(),
                command.take(),
                quoted,
                atDownload,
                planned);
    }

    private static List<GenerationEvent> plan(RecordPlan command, Known state) {
        return state instanceof Requested waiting ? Planning.facts(waiting.request(), command.plan()) : List.of();
    }

    private static List<GenerationEvent> chunks(RecordChunks command, Known state) {
        return state instanceof Speaking speaking
                        && command.route() == speaking.route().number()
                ? new ChunkReport(command, speaking).news()
                : List.of();
    }

    private static List<GenerationEvent> reroute(RerouteGeneration command, Known state) {
        if (!(state instanceof Speaking speaking)
                || command.route() != speaking.route().number()) {
            return List.of();
        }
        AttemptOutcome failure = speaking.route().failure();
        return failure == null ? List.of() : List.of(new Reroute(speaking, failure, command.creditsHeld()).decide());
    }

    private static List<GenerationEvent> mergeProgress(RecordMergeProgress command, Known state) {
        double fraction = Math.min(command.fraction(), 1);
        return state instanceof Spoken spoken && fraction > spoken.merged()
                ? List.of(new MergeProgressed(command.generationId(), fraction))
                : List.of();
    }

    private static List<GenerationEvent> merge(RecordMerge command, Known state) {
        return switch (state) {
            case Spoken spoken ->
                List.of(merged(
                        command, Price.credits(spoken.chunks(), spoken.chunks().count(), spoken.candidates())));
            case Cancelled cancelled when cancelled.spokenChunks() > 0 -> List.of(merged(command, cancelled.credits()));
            case Requested _, Routed _, Speaking _ ->
                throw new RejectedException(Rejection.NOT_FINISHED, "Some chunks are not spoken yet.");
            case Merged _, Completed _, Failed _, Cancelled _, CutShort _, Erased _ -> List.of();
        };
    }

    private static AudioMerged merged(RecordMerge command, long credits) {
        return new AudioMerged(command.generationId(), command.audio(), credits, command.mergeMillis());
    }

    private static List<GenerationEvent> complete(CompleteGeneration command, Known state) {
        return state instanceof Merged merged ? List.of(completed(merged, command.creditsCharged())) : List.of();
    }

    static GenerationCompleted completed(Merged state, long creditsCharged) {
        Tally tally = state.tally();
        return new GenerationCompleted(
                state.request().generationId(), creditsCharged, tally.costMicros(), tally.retries(), tally.fallbacks());
    }

    private static List<GenerationEvent> fail(FailGeneration command, Known state) {
        return state instanceof UnderWay underWay
                ? List.of(new GenerationFailed(
                        command.generationId(),
                        command.code(),
                        command.candidates(),
                        underWay.tally().costMicros()))
                : List.of();
    }

    private static List<GenerationEvent> cancel(Known state) {
        return switch (state) {
            case Requested _, Routed _ -> List.of(cancelled(state, 0, 0, 0));
            case Speaking speaking -> List.of(cancelled(speaking, speaking.chunks(), speaking.tally()));
            case Spoken spoken -> List.of(cancelled(spoken, spoken.chunks(), spoken.tally()));
            case Cancelled _, CutShort _ -> List.of();
            case Merged _, Completed _, Failed _, Erased _ ->
                throw new RejectedException(Rejection.ALREADY_FINISHED, "There is nothing left to cancel.");
        };
    }

    private static GenerationCancelled cancelled(Known state, Chunks chunks, Tally tally) {
        int end = chunks.beginning();
        return cancelled(state, end, chunks.charactersBefore(end), tally.costMicros());
    }

    static GenerationCancelled cancelled(Known state, int chunks, int characters, long costMicros) {
        return new GenerationCancelled(state.request().generationId(), chunks, characters, costMicros);
    }
}
