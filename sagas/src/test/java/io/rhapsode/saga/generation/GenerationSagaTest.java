package io.rhapsode.saga.generation;

import static io.rhapsode.saga.GenerationSamples.ACCOUNT;
import static io.rhapsode.saga.GenerationSamples.ID;
import static io.rhapsode.saga.GenerationSamples.analyzed;
import static io.rhapsode.saga.GenerationSamples.cancelled;
import static io.rhapsode.saga.GenerationSamples.commit;
import static io.rhapsode.saga.GenerationSamples.declined;
import static io.rhapsode.saga.GenerationSamples.held;
import static io.rhapsode.saga.GenerationSamples.hold;
import static io.rhapsode.saga.GenerationSamples.merge;
import static io.rhapsode.saga.GenerationSamples.merged;
import static io.rhapsode.saga.GenerationSamples.plan;
import static io.rhapsode.saga.GenerationSamples.release;
import static io.rhapsode.saga.GenerationSamples.requested;
import static io.rhapsode.saga.GenerationSamples.requestedWithPlan;
import static io.rhapsode.saga.GenerationSamples.routed;
import static io.rhapsode.saga.GenerationSamples.run;
import static io.rhapsode.saga.GenerationSamples.split;
import static io.rhapsode.saga.GenerationSamples.spoken;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.saga.RecordingQueue;
import io.rhapsode.saga.generation.domain.StageWatch;
import java.time.Duration;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the saga finds its process, performs each kind of step, and ends. What the steps are is the process's own test. */
class GenerationSagaTest {

    private static final StageLimits LIMITS = new StageLimits(
            Duration.ofMinutes(4), Duration.ofMinutes(8), Duration.ofMinutes(12), Duration.ofMinutes(16));

    private final FixtureConfiguration fixture = new SagaTestFixture<>(GenerationSaga.class);
    private final RecordingQueue queue = new RecordingQueue();

    @BeforeEach
    void provide() {
        fixture.registerResource(queue);
        fixture.registerResource(LIMITS);
    }

    @Test
    void aRequestStartsASagaThatHasItPlannedAndWatchesIt() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(requested())
                .expectActiveSagas(1)
                .expectAssociationWith("generationId", ID)
                .expectScheduledDeadline(Duration.ofMinutes(1), new StageWatch(ID, 0))
                .expectNoDispatchedCommands();
        assertThat(queue.tasks()).containsExactly(plan());
    }

    @Test
    void noTaskPlansWhatWasPlannedWhileItWasAdmitted() {
        fixture.givenAPublished(requestedWithPlan())
                .andThenAPublished(analyzed())
                .andThenAPublished(routed())
                .whenPublishingA(split(2))
                .expectActiveSagas(1)
                .expectDispatchedCommands(hold());
        assertThat(queue.tasks()).isEmpty();
    }

    @Test
    void aSplitTextHasItsCreditsHeld() {
        fixture.givenAPublished(requested())
                .andThenAPublished(analyzed())
                .andThenAPublished(routed())
                .whenPublishingA(split(2))
                .expectActiveSagas(1)
                .expectDispatchedCommands(hold());
    }

    @Test
    void whatTheAccountSaysReachesTheSaga() {
        fixture.givenAPublished(requested())
                .andThenAPublished(routed())
                .andThenAPublished(split(2))
                .whenPublishingA(held(60))
                .expectNoDispatchedCommands();
        assertThat(queue.tasks()).containsExactly(plan(), run(0));
    }

    @Test
    void aDeclinedHoldFailsTheGeneration() {
        fixture.givenAPublished(requested())
                .andThenAPublished(routed())
                .andThenAPublished(split(2))
                .whenPublishingA(declined())
                .expectDispatchedCommands(new FailGeneration(ID, FailureCode.INSUFFICIENT_CREDITS));
    }

    @Test
    void aMergedGenerationIsChargedAndCompletedAndTheSagaEnds() {
        fixture.givenAPublished(requested())
                .andThenAPublished(routed())
                .andThenAPublished(split(2))
                .andThenAPublished(held(60))
                .andThenAPublished(spoken(0, 0))
                .andThenAPublished(spoken(1, 0))
                .whenPublishingA(merged(15))
                .expectDispatchedCommands(commit(15), new CompleteGeneration(ID, 15))
                .expectActiveSagas(0);
        assertThat(queue.tasks()).containsExactly(plan(), run(0), merge());
    }

    @Test
    void theWatchIsSetAgainForTheStageOfTheMoment() throws Exception {
        fixture.givenAPublished(requested())
                .andThenAPublished(routed())
                .andThenAPublished(split(2))
                .andThenAPublished(held(60))
                .whenTimeElapses(Duration.ofMinutes(1))
                .expectTriggeredDeadlines(new StageWatch(ID, 0))
                .expectScheduledDeadline(Duration.ofMinutes(3), new StageWatch(ID, 1))
                .expectDispatchedCommands(new ExtendHold(ACCOUNT, ID));
    }

    @Test
    void fourSilentQuartersEndTheGeneration() throws Exception {
        fixture.givenAPublished(requested())
                .andThenTimeElapses(Duration.ofMinutes(1))
                .andThenTimeElapses(Duration.ofMinutes(1))
                .andThenTimeElapses(Duration.ofMinutes(1))
                .andThenTimeElapses(Duration.ofMinutes(1))
                .whenTimeElapses(Duration.ofMinutes(1))
                .expectDispatchedCommands(
                        new FailGeneration(ID, FailureCode.STAGE_TIMEOUT), new CompleteGeneration(ID, 0))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(0);
    }

    @Test
    void aCancelledGenerationGivesItsCreditsBackAndTheSagaEnds() {
        fixture.givenAPublished(requested())
                .andThenAPublished(routed())
                .andThenAPublished(split(2))
                .andThenAPublished(held(60))
                .whenPublishingA(cancelled(0))
                .expectDispatchedCommands(release())
                .expectActiveSagas(0);
    }
}
