package io.rhapsode.command.generation;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.TENANT;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.requestedAtDownload;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.RemoveUnfetched;
import org.junit.jupiter.api.Test;

/** What is paid by its first download is charged with it, once; and removed where nobody downloads it. */
class PaidDownloadTest {

    private static final GenerationErased LAPSED = new GenerationErased(ID, TENANT, ErasureReason.NOT_FETCHED);

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void theFirstDownloadIsChargedWithThePriceOfWhatWasSpoken() {
        completed(requestedAtDownload()).when(new RecordDownload(ID)).expectEvents(new AudioDownloaded(ID));
        assertThat(fixture.charges()).containsExactly(new CommitCredits(AccountId.of(TENANT), ID, 16));
    }

    @Test
    void theNextOnesAreFree() {
        completed(requestedAtDownload())
                .given(new AudioDownloaded(ID))
                .when(new RecordDownload(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(fixture.charges()).isEmpty();
    }

    @Test
    void whatWasPaidAtItsCompletionIsNotPaidAgain() {
        completed(requested()).when(new RecordDownload(ID)).expectEvents(new AudioDownloaded(ID));
        assertThat(fixture.charges()).isEmpty();
    }

    @Test
    void ofWhatWasCancelledTheBeginningIsCharged() {
        cutShort().when(new RecordDownload(ID)).expectEvents(new AudioDownloaded(ID));
        assertThat(fixture.charges()).containsExactly(new CommitCredits(AccountId.of(TENANT), ID, 10));
    }

    @Test
    void beforeItIsCompletedNobodyPays() {
        fixture.given(requestedAtDownload(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16))
                .when(new RecordDownload(ID))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
        assertThat(fixture.charges()).isEmpty();
    }

    @Test
    void whatNobodyDownloadedIsRemoved() {
        completed(requestedAtDownload()).when(new RemoveUnfetched(ID)).expectEvents(LAPSED);
    }

    @Test
    void soIsTheBeginningOfWhatWasCancelled() {
        cutShort().when(new RemoveUnfetched(ID)).expectEvents(LAPSED);
    }

    @Test
    void whoeverDownloadedItAMomentBeforeKeepsIt() {
        completed(requestedAtDownload())
                .given(new AudioDownloaded(ID))
                .when(new RemoveUnfetched(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whoeverComesAMomentAfterItsRemovalPaysNothing() {
        completed(requestedAtDownload())
                .given(LAPSED)
                .when(new RecordDownload(ID))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.GENERATION_ERASED));
        assertThat(fixture.charges()).isEmpty();
    }

    @Test
    void itIsRemovedOnce() {
        completed(requestedAtDownload())
                .given(LAPSED)
                .when(new RemoveUnfetched(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasPaidAtItsCompletionStays() {
        completed(requested())
                .when(new RemoveUnfetched(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatIsUnderWayStays() {
        fixture.given(requestedAtDownload())
                .when(new RemoveUnfetched(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private GenerationFixture completed(GenerationRequested beginning) {
        return fixture.given(beginning, analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16), new GenerationCompleted(ID, beginning.atDownload() == null ? 16 : 0, 0, 0, 0));
    }

    private GenerationFixture cutShort() {
        return fixture.given(
                requestedAtDownload(),
                analyzed(),
                routed(LOCAL),
                split(),
                spoken(0, 0, LOCAL),
                new GenerationCancelled(ID, 1, LENGTHS[0], 0),
                merged(10));
    }
}
