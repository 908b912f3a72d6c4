package io.rhapsode.saga.generation.domain;

import static io.rhapsode.saga.GenerationSamples.ID;
import static io.rhapsode.saga.GenerationSamples.analyzed;
import static io.rhapsode.saga.GenerationSamples.cancelled;
import static io.rhapsode.saga.GenerationSamples.commit;
import static io.rhapsode.saga.GenerationSamples.completed;
import static io.rhapsode.saga.GenerationSamples.declined;
import static io.rhapsode.saga.GenerationSamples.erased;
import static io.rhapsode.saga.GenerationSamples.failed;
import static io.rhapsode.saga.GenerationSamples.failedWith;
import static io.rhapsode.saga.GenerationSamples.held;
import static io.rhapsode.saga.GenerationSamples.hold;
import static io.rhapsode.saga.GenerationSamples.merge;
import static io.rhapsode.saga.GenerationSamples.mergeProgressed;
import static io.rhapsode.saga.GenerationSamples.merged;
import static io.rhapsode.saga.GenerationSamples.plan;
import static io.rhapsode.saga.GenerationSamples.release;
import static io.rhapsode.saga.GenerationSamples.requested;
import static io.rhapsode.saga.GenerationSamples.requestedWithPlan;
import static io.rhapsode.saga.GenerationSamples.rerouted;
import static io.rhapsode.saga.GenerationSamples.routed;
import static io.rhapsode.saga.GenerationSamples.run;
import static io.rhapsode.saga.GenerationSamples.split;
import static io.rhapsode.saga.GenerationSamples.spoken;
import static io.rhapsode.saga.generation.domain.Followed.HELD;
import static io.rhapsode.saga.generation.domain.Followed.allSpoken;
import static io.rhapsode.saga.generation.domain.Followed.given;
import static io.rhapsode.saga.generation.domain.Step.end;
import static io.rhapsode.saga.generation.domain.Step.enqueue;
import static io.rhapsode.saga.generation.domain.Step.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.RerouteGeneration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a generation, step by step. */
class GenerationProcessTest {

    @Test
    void aRequestIsPlannedAndWatched() {
        assertThat(given().steps())
                .containsExactly(enqueue(plan()), new Step.Watch(Stage.PLANNING, new StageWatch(ID, 0)));
    }

    @Test
    void whatWasPlannedWhileItWasAdmittedIsOnlyWatched() {
        assertThat(GenerationProcess.begin(requestedWithPlan()).steps())
                .containsExactly(new Step.Watch(Stage.PLANNING, new StageWatch(ID, 0)));
    }

    @Test
    void aRequestToldAgainIsNotPlannedAgain() {
        assertThat(given(requested()).steps()).isEmpty();
    }

    @Test
    void aSplitTextHasTheChosenCandidatesPriceHeldAndTheOthersIfTheBalanceAllows() {
        assertThat(given(analyzed(), routed(), split(3)).steps()).containsExactly(send(hold()));
    }

    @Test
    void withoutItsRoutingAGenerationHoldsNothing() {
        assertThat(given(analyzed(), split(3)).steps()).isEmpty();
    }

    @Test
    void onceCreditsAreHeldTheTextIsSpoken() {
        assertThat(given(HELD).steps()).containsExactly(enqueue(run(0)));
    }

    @Test
    void aHoldReportedAgainStartsNoSecondRun() {
        assertThat(given(HELD).and(held(60)).steps()).isEmpty();
    }

    @Test
    void aDeclinedHoldFailsTheGeneration() {
        assertThat(given(analyzed(), routed(), split(3), declined()).steps())
                .containsExactly(send(new FailGeneration(ID, FailureCode.INSUFFICIENT_CREDITS)));
    }

    @Test
    void aHoldDeclinedForTheBudgetFailsTheGenerationAsThat() {
        var declined = new HoldDeclined(declined().accountId(), ID, DeclineReason.BUDGET, 60, 10);
        assertThat(given(analyzed(), routed(), split(3), declined).steps())
                .containsExactly(send(new FailGeneration(ID, FailureCode.BUDGET_REACHED)));
    }

    @Test
    void itIsNotMergedWhileAChunkIsMissing() {
        assertThat(given(HELD).and(spoken(0, 0), spoken(2, 0)).steps()).isEmpty();
    }

    @Test
    void whenAllAreSpokenItIsMerged() {
        assertThat(given(HELD).and(spoken(0, 0), spoken(2, 0), spoken(1, 0)).steps())
                .containsExactly(enqueue(merge()));
    }

    @Test
    void aFailedChunkAsksForARerouteWithinTheHold() {
        assertThat(given(HELD).and(spoken(0, 0), failed(1, 0)).steps())
                .containsExactly(send(new RerouteGeneration(ID, 0, 60)));
    }

    @Test
    void aRerouteStartsARunOfItsOwn() {
        assertThat(given(HELD)
                        .and(spoken(0, 0), failed(1, 0), rerouted(1, false))
                        .steps())
                .containsExactly(enqueue(run(1)));
    }

    @Test
    void aRerouteOfTheRerouteNamesItsRoute() {
        assertThat(given(HELD)
                        .and(failed(1, 0), rerouted(1, false), failed(2, 1))
                        .steps())
                .containsExactly(send(new RerouteGeneration(ID, 1, 60)));
    }

    @Test
    void afterARerouteThatKeepsNothingEveryChunkCountsAgain() {
        Followed twoOfThree =
                given(HELD).and(spoken(0, 0), failed(1, 0), rerouted(1, false), spoken(1, 1), spoken(2, 1));
        assertThat(twoOfThree.steps()).isEmpty();
        assertThat(twoOfThree.and(spoken(0, 1)).steps()).containsExactly(enqueue(merge()));
    }

    @Test
    void afterARerouteThatKeepsChunksTheyStillCount() {
        assertThat(given(HELD)
                        .and(spoken(0, 0), failed(1, 0), rerouted(1, true), spoken(1, 1), spoken(2, 1))
                        .steps())
                .containsExactly(enqueue(merge()));
    }

    @Test
    void theLastChunkMayComeWhileTheRerouteIsAskedFor() {
        assertThat(given(HELD)
                        .and(spoken(0, 0), spoken(1, 0), failed(2, 0), spoken(2, 0))
                        .steps())
                .containsExactly(enqueue(merge()));
    }

    @Test
    void mergedItIsChargedAndCompleted() {
        assertThat(given(HELD)
                        .and(allSpoken())
                        .and(mergeProgressed(), merged(15))
                        .steps())
                .containsExactly(send(commit(15)), send(new CompleteGeneration(ID, 15)), end());
    }

    @Test
    void noMoreIsChargedThanIsHeld() {
        assertThat(given(HELD).and(allSpoken()).and(merged(61)).steps())
                .containsExactly(send(commit(60)), send(new CompleteGeneration(ID, 60)), end());
    }

    @Test
    void aCompletionThatCameFirstIsChargedAllTheSame() {
        assertThat(given(HELD).and(allSpoken()).and(completed(15)).steps()).containsExactly(send(commit(15)), end());
    }

    @Test
    void aFailedGenerationGivesItsCreditsBack() {
        assertThat(given(HELD).and(failedWith(FailureCode.ALL_PROVIDERS_FAILED)).steps())
                .containsExactly(send(release()), end());
    }

    @Test
    void itGivesThemBackEvenIfItHasNotYetHeardThatTheyAreHeld() {
        assertThat(given(analyzed(), routed(), split(3), failedWith(FailureCode.INTERNAL))
                        .steps())
                .containsExactly(send(release()), end());
    }

    @Test
    void whatFailsBeforeItAskedForCreditsHasNoneToGiveBack() {
        assertThat(given(analyzed(), routed(), failedWith(FailureCode.NO_PROVIDER))
                        .steps())
                .containsExactly(end());
    }

    @Test
    void cancelledBeforeItsPlanItJustEnds() {
        assertThat(given(cancelled(0)).steps()).containsExactly(end());
    }

    @Test
    void cancelledWhileTheHoldIsInFlightItGivesItBackAndStartsNoRun() {
        assertThat(given(analyzed(), routed(), split(3), cancelled(0)).steps()).containsExactly(send(release()), end());
    }

    @Test
    void cancelledWithNothingSpokenItGivesItsCreditsBack() {
        assertThat(given(HELD).and(cancelled(0)).steps()).containsExactly(send(release()), end());
    }

    @Test
    void cancelledWithABeginningItMergesThat() {
        assertThat(given(HELD).and(spoken(0, 0), cancelled(1)).steps()).containsExactly(enqueue(merge()));
    }

    @Test
    void theBeginningIsChargedAndTheGenerationStaysCancelled() {
        assertThat(given(HELD).and(spoken(0, 0), cancelled(1), merged(5)).steps())
                .containsExactly(send(commit(5)), end());
    }

    @Test
    void cancelledWhileItIsMergedItChargesWhatIsDelivered() {
        assertThat(given(HELD).and(allSpoken()).and(cancelled(3), merged(15)).steps())
                .containsExactly(send(commit(15)), end());
    }

    @Test
    void erasedWithABeginningToMergeItGivesItsCreditsBack() {
        assertThat(given(HELD).and(spoken(0, 0), cancelled(1), erased()).steps())
                .containsExactly(send(release()), end());
    }

    @Test
    void whatListenersSayIsNoPartOfIt() {
        Followed merging = given(HELD).and(spoken(0, 0), cancelled(1), new StageWatch(ID, 0));
        for (Object said : List.of(
                new FeedbackGiven(ID, 5, List.of(), false),
                new PlaybackReported(ID, 4_000, false),
                new AudioDownloaded(ID))) {
            Followed heard = merging.and(said);
            assertThat(heard.steps()).as("%s", said).isEmpty();
            assertThat(heard.process()).as("%s", said).isEqualTo(merging.process());
        }
    }
}
