package io.rhapsode.saga.generation.domain;

import static io.rhapsode.saga.generation.domain.Step.end;
import static io.rhapsode.saga.generation.domain.Step.enqueue;
import static io.rhapsode.saga.generation.domain.Step.send;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MergeAudio;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.RerouteGeneration;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes next when something happened on the way of a generation. Pure: the saga performs the steps.
 *
 * <p>Every command it sends may come too late or a second time and then yields nothing, so no step needs to ask first. Whatever ends the process gives the
 * hold back or charges it, for a hold may exist from the moment it is asked for; but what is paid by its download leaves it behind.
 */
public record GenerationProcess(
        GenerationId generation,
        TenantId tenant,
        Stage stage,
        Hold hold,
        Run run,
        Vigil vigil,
        @Nullable DownloadTerms atDownload) {

    /** What was planned while it was admitted has its plan right behind this event, though perhaps in the next batch. */
    public static Reaction begin(GenerationRequested event) {
        var process = new GenerationProcess(
                event.generationId(),
                event.tenantId(),
                Stage.PLANNING,
                Hold.NONE,
                Run.NONE,
                Vigil.FIRST,
                event.atDownload());
        return event.planned()
                ? process.and(process.watch())
                : process.and(enqueue(new PlanGeneration(process.generation, process.tenant)), process.watch());
    }

    public Reaction react(GenerationEvent event) {
        GenerationProcess now = with(vigil.reset());
        return switch (event) {
            case GenerationRequested _, TextAnalyzed _, MergeProgressed _ -> now.and();
            case GenerationRouted routed ->
                now.with(hold.priced(prices(routed))).and();
            case TextSplit split -> now.holding(split);
            case ChunkSynthesized _ -> now.counting();
            case ChunkFailed _ -> now.and(send(new RerouteGeneration(generation, run.route(), hold.credits())));
            case GenerationRerouted rerouted -> now.speaking(run.rerouted(rerouted.route(), rerouted.keepsChunks()));
            case AudioMerged merged -> now.settling(merged.credits());
            case GenerationCompleted completed -> now.and(settle(completed.creditsCharged()), end());
            case GenerationCancelled cancelled
            when cancelled.spokenChunks() > 0 -> now.at(Stage.CUTTING_SHORT).and(mergeAudio());
            case GenerationCancelled _, GenerationFailed _, GenerationErased _ -> now.ending();
            case FeedbackGiven _, PlaybackReported _, AudioDownloaded _ -> and();
        };
    }

    public Reaction react(CreditsHeld event) {
        return stage == Stage.HOLDING
                ? with(vigil.reset()).with(hold.of(event.credits())).speaking(run)
                : and();
    }

    public Reaction react(HoldDeclined event) {
        FailureCode failure = switch (event.reason()) {
            case CREDITS -> FailureCode.INSUFFICIENT_CREDITS;
            case BUDGET -> FailureCode.BUDGET_REACHED;
        };
        return and(send(new FailGeneration(generation, failure)));
    }

    /** Nothing happened for another quarter of the stage's limit, unless the watch is an old one that fires again. */
    public Reaction react(StageWatch fired) {
        if (fired.number() != vigil.number()) {
            return and();
        }
        GenerationProcess now = with(vigil.next());
        return now.vigil.over() ? now.givingUp() : now.watching();
    }

    /** While it goes on, its hold must not expire; the account writes that down only when it is time. */
    private Reaction watching() {
        return hold.asked() ? and(send(new ExtendHold(account(), generation)), watch()) : and(watch());
    }

    /** Without prices the event that names them was passed over, and the generation is being given up already. */
    private Reaction holding(TextSplit split) {
        if (hold.prices().isEmpty()) {
            return and();
        }
        Hold asked = hold.whenAsked();
        return at(Stage.HOLDING)
                .with(asked)
                .with(new Run(0, split.chunks().size(), 0))
                .and(send(new HoldCredits(account(), generation, asked.required(), asked.fallbacks())));
    }

    private Reaction counting() {
        Run heard = run.withOneMore();
        return heard.complete() ? with(heard).merging() : with(heard).and();
    }

    private Reaction speaking(Run next) {
        return next.complete()
                ? with(next).merging()
                : at(Stage.SPEAKING).with(next).and(enqueue(new SynthesizeRun(generation, tenant, next.route())));
    }

    private Reaction merging() {
        return at(Stage.MERGING).and(mergeAudio());
    }

    /** What is merged cannot fail or be cancelled any more, so it is safe to charge. A cancelled generation stays cancelled. */
    private Reaction settling(long credits) {
        long charged = atDownload == null ? Math.min(credits, hold.credits()) : 0;
        return stage == Stage.CUTTING_SHORT
                ? and(settle(charged), end())
                : and(settle(charged), send(new CompleteGeneration(generation, charged)), end());
    }

    private Reaction ending() {
        return hold.asked() ? and(release(), end()) : and(end());
    }

    /**
     * Whatever it has come to without our knowing. What is under way fails; what is cancelled stays so; what is merged can be had, and since the fault is ours,
     * for nothing.
     */
    private Reaction givingUp() {
        Step fail = send(new FailGeneration(generation, FailureCode.STAGE_TIMEOUT));
        Step complete = send(new CompleteGeneration(generation, 0));
        return hold.asked() ? and(fail, complete, release(), end()) : and(fail, complete, end());
    }

    private Step mergeAudio() {
        return enqueue(new MergeAudio(generation, tenant));
    }

    /** What is paid by its download is held for as long as it waits for one. The download settles it, or the sweep that removes it. */
    private Step settle(long credits) {
        return atDownload == null
                ? send(new CommitCredits(account(), generation, credits))
                : send(new ExtendHold(account(), generation, atDownload.retention()));
    }

    private Step release() {
        return send(new ReleaseCredits(account(), generation));
    }

    private Step watch() {
        return new Step.Watch(stage, new StageWatch(generation, vigil.number()));
    }

    private AccountId account() {
        return AccountId.of(tenant);
    }

    private static List<Long> prices(GenerationRouted routed) {
        return routed.routing().candidates().stream().map(Candidate::credits).toList();
    }

    private Reaction and(Step... steps) {
        return new Reaction(this, List.of(steps));
    }

    private GenerationProcess at(Stage stage) {
        return new GenerationProcess(generation, tenant, stage, hold, run, vigil, atDownload);
    }

    private GenerationProcess with(Hold hold) {
        return new GenerationProcess(generation, tenant, stage, hold, run, vigil, atDownload);
    }

    private GenerationProcess with(Run run) {
        return new GenerationProcess(generation, tenant, stage, hold, run, vigil, atDownload);
    }

    private GenerationProcess with(Vigil vigil) {
        return new GenerationProcess(generation, tenant, stage, hold, run, vigil, atDownload);
    }
}
