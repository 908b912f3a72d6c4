package io.rhapsode.saga.generation.domain;

import static io.rhapsode.saga.GenerationSamples.ACCOUNT;
import static io.rhapsode.saga.GenerationSamples.ID;
import static io.rhapsode.saga.GenerationSamples.cancelled;
import static io.rhapsode.saga.GenerationSamples.failed;
import static io.rhapsode.saga.GenerationSamples.mergeProgressed;
import static io.rhapsode.saga.GenerationSamples.release;
import static io.rhapsode.saga.GenerationSamples.rerouted;
import static io.rhapsode.saga.GenerationSamples.spoken;
import static io.rhapsode.saga.generation.domain.Followed.HELD;
import static io.rhapsode.saga.generation.domain.Followed.given;
import static io.rhapsode.saga.generation.domain.Step.end;
import static io.rhapsode.saga.generation.domain.Step.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes of a generation of which nothing is heard. */
class SilenceTest {

    @Test
    void aSilentQuarterIsFollowedByAnother() {
        assertThat(given(HELD).and(new StageWatch(ID, 0)).steps())
                .containsExactly(
                        send(new ExtendHold(ACCOUNT, ID)), new Step.Watch(Stage.SPEAKING, new StageWatch(ID, 1)));
    }

    @Test
    void aWatchThatFiresTwiceCountsOnce() {
        Followed once = given(HELD).and(new StageWatch(ID, 0));
        Followed twice = once.and(new StageWatch(ID, 0));
        assertThat(twice.steps()).isEmpty();
        assertThat(twice.process()).isEqualTo(once.process());
    }

    @Test
    void theQuarterInWhichSomethingHappenedIsNotSilent() {
        assertThat(given(HELD).and(spoken(0, 0)).and(watches(0, 4)).steps())
                .containsExactly(
                        send(new ExtendHold(ACCOUNT, ID)), new Step.Watch(Stage.SPEAKING, new StageWatch(ID, 4)));
    }

    @Test
    void fourSilentQuartersEndTheGenerationWhateverItHasComeToAndGiveItsCreditsBack() {
        assertThat(given(HELD).and(watches(0, 5)).steps())
                .containsExactly(
                        send(new FailGeneration(ID, FailureCode.STAGE_TIMEOUT)),
                        send(new CompleteGeneration(ID, 0)),
                        send(release()),
                        end());
    }

    @Test
    void beforeThereIsAHoldThereIsNothingToGiveBack() {
        assertThat(given(watches(0, 5)).steps())
                .containsExactly(
                        send(new FailGeneration(ID, FailureCode.STAGE_TIMEOUT)),
                        send(new CompleteGeneration(ID, 0)),
                        end());
    }

    @Test
    void whateverHappensBreaksTheSilence() {
        for (Object event : List.of(spoken(0, 0), failed(0, 0), rerouted(1, false), mergeProgressed(), cancelled(1))) {
            assertThat(given(HELD)
                            .and(watches(0, 4))
                            .and(event)
                            .and(watches(4, 4))
                            .steps())
                    .as("%s", event)
                    .contains(send(new ExtendHold(ACCOUNT, ID)))
                    .doesNotContain(end());
        }
    }

    @Test
    void aCancelledGenerationThatIsNeverMergedGivesItsCreditsBackInTheEnd() {
        assertThat(given(HELD)
                        .and(spoken(0, 0), cancelled(1))
                        .and(watches(0, 5))
                        .steps())
                .containsExactly(
                        send(new FailGeneration(ID, FailureCode.STAGE_TIMEOUT)),
                        send(new CompleteGeneration(ID, 0)),
                        send(release()),
                        end());
    }

    private static Object[] watches(int first, int count) {
        var watches = new Object[count];
        for (int at = 0; at < count; at++) {
            watches[at] = new StageWatch(ID, first + at);
        }
        return watches;
    }
}
