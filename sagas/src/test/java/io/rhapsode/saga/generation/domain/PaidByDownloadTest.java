package io.rhapsode.saga.generation.domain;

import static io.rhapsode.saga.GenerationSamples.ACCOUNT;
import static io.rhapsode.saga.GenerationSamples.ID;
import static io.rhapsode.saga.GenerationSamples.cancelled;
import static io.rhapsode.saga.GenerationSamples.completed;
import static io.rhapsode.saga.GenerationSamples.failedWith;
import static io.rhapsode.saga.GenerationSamples.merged;
import static io.rhapsode.saga.GenerationSamples.release;
import static io.rhapsode.saga.GenerationSamples.requested;
import static io.rhapsode.saga.GenerationSamples.spoken;
import static io.rhapsode.saga.generation.domain.Followed.HELD;
import static io.rhapsode.saga.generation.domain.Followed.allSpoken;
import static io.rhapsode.saga.generation.domain.Step.end;
import static io.rhapsode.saga.generation.domain.Step.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.FailureCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is paid by its first download is not charged when it is completed. */
class PaidByDownloadTest {

    private static final DownloadTerms A_WEEK = new DownloadTerms(7);
    private static final ExtendHold KEEP = new ExtendHold(ACCOUNT, ID, Duration.ofDays(7));

    @Test
    void paidByItsDownloadItIsCompletedUnchargedAndItsHoldIsKept() {
        assertThat(atDownload(HELD).and(allSpoken()).and(merged(15)).steps())
                .containsExactly(send(KEEP), send(new CompleteGeneration(ID, 0)), end());
    }

    @Test
    void soIsTheHoldOfABeginningThatWaitsForItsDownload() {
        assertThat(atDownload(HELD).and(spoken(0, 0), cancelled(1), merged(5)).steps())
                .containsExactly(send(KEEP), end());
    }

    @Test
    void aCompletionThatCameFirstKeepsTheHoldToo() {
        assertThat(atDownload(HELD).and(allSpoken()).and(completed(0)).steps()).containsExactly(send(KEEP), end());
    }

    @Test
    void whatWasToBePaidByItsDownloadAndFailsGivesItsCreditsBack() {
        assertThat(atDownload(HELD)
                        .and(failedWith(FailureCode.ALL_PROVIDERS_FAILED))
                        .steps())
                .containsExactly(send(release()), end());
    }

    private static Followed atDownload(Object... events) {
        return new Followed(GenerationProcess.begin(requested(A_WEEK))).and(events);
    }
}
