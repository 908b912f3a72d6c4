package io.rhapsode.command.generation;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.candidate;
import static io.rhapsode.command.generation.GenerationSamples.failed;
import static io.rhapsode.command.generation.GenerationSamples.merge;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.order;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.rerouted;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.speech.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordMergeTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void theDeliveredSpeechIsPricedAsAWholeAndRoundedOnceUp() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .when(merge())
                .expectEvents(merged(16)); // 15.01
    }

    @Test
    void roundingChunkByChunkWouldChargeMore() {
        var seven = candidate("seven", 7, 1); // 10.507: chunk by chunk 7 + 4 + 1
        fixture.given(requested(), analyzed(), routed(seven), split())
                .given((Object[]) allSpoken(seven))
                .when(merge())
                .expectEvents(merged(11));
    }

    @Test
    void mixedVoicesAreEachPricedAtTheirOwnRate() {
        fixture.given(
                        requested(order(null, true)),
                        analyzed(),
                        routed(LOCAL, CLOUD),
                        split(),
                        spoken(1, 0, LOCAL),
                        failed(0, 0, LOCAL),
                        rerouted(1, 1, LOCAL, CLOUD, true),
                        spoken(0, 1, CLOUD),
                        spoken(2, 1, CLOUD))
                .when(merge())
                .expectEvents(merged(26)); // 500 at 10 and 1,001 at 20 for 1,000: 25.02
    }

    @Test
    void whatARerouteThrewAwayIsNotCharged() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(CLOUD, LOCAL),
                        split(),
                        spoken(1, 0, CLOUD),
                        failed(0, 0, CLOUD),
                        rerouted(1, 1, CLOUD, LOCAL, false),
                        spoken(0, 1, LOCAL),
                        spoken(1, 1, LOCAL),
                        spoken(2, 1, LOCAL))
                .when(merge())
                .expectEvents(merged(16));
    }

    @Test
    void aPriceBeyondTheLargestNumberIsTheLargestNumber() {
        var mad = new Candidate(
                LOCAL.provider(), LOCAL.voice(), null, LOCAL.features(), 0, Long.MAX_VALUE, Long.MAX_VALUE, 1, 1, null);
        fixture.given(requested(), analyzed(), routed(mad), split())
                .given((Object[]) allSpoken(mad))
                .when(merge())
                .expectEvents(merged(Long.MAX_VALUE));
    }

    @Test
    void theLocalVoiceCostsNothing() {
        var free = candidate("free", 0, 0);
        fixture.given(requested(), analyzed(), routed(free), split())
                .given((Object[]) allSpoken(free))
                .when(merge())
                .expectEvents(merged(0));
    }

    @Test
    void aMergeWithAChunkMissingIsRefused() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), spoken(0, 0, LOCAL), spoken(2, 0, LOCAL))
                .when(merge())
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void aMergeOfWhatIsNotEvenPlannedIsRefused() {
        fixture.given(requested()).when(merge()).expectNoEvents().expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void aChunkThatIsToldTwiceStandsForNoOther() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), spoken(0, 0, LOCAL))
                .given(spoken(1, 0, LOCAL), spoken(1, 0, LOCAL))
                .when(merge())
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void reportedAgainItChangesNothing() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16))
                .when(merge())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void afterACancellationTheBeginningIsDeliveredAndPriced() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL),
                        split(),
                        spoken(0, 0, LOCAL),
                        spoken(2, 0, LOCAL),
                        new GenerationCancelled(ID, 1, LENGTHS[0], 0))
                .when(merge())
                .expectEvents(merged(10));
    }

    @Test
    void theBeginningIsDeliveredOnce() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL),
                        split(),
                        spoken(0, 0, LOCAL),
                        new GenerationCancelled(ID, 1, LENGTHS[0], 0),
                        merged(10))
                .when(merge())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void afterACancellationWithNothingSpokenNothingIsDelivered() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), new GenerationCancelled(ID, 0, 0, 0))
                .when(merge())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aFailedGenerationIsNotDelivered() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(new GenerationFailed(ID, FailureCode.STAGE_TIMEOUT, List.of(), 0))
                .when(merge())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
