package io.rhapsode.command.generation;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.generation.GenerationSamples.CHARACTERS;
import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.chunk;
import static io.rhapsode.command.generation.GenerationSamples.failed;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.rerouted;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationFailed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CancelGenerationTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void beforeItsPlanThereIsNothingToSettle() {
        fixture.given(requested()).when(new CancelGeneration(ID)).expectEvents(new GenerationCancelled(ID, 0, 0, 0));
    }

    @Test
    void routedAndNotYetSplitThereIsNothingToDeliverEither() {
        fixture.given(requested(), analyzed(), routed(LOCAL))
                .when(new CancelGeneration(ID))
                .expectEvents(new GenerationCancelled(ID, 0, 0, 0));
    }

    @Test
    void theBeginningWithoutAGapIsKeptAndAllThatWasSpokenIsCounted() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), spoken(0, 0, LOCAL), spoken(2, 0, LOCAL))
                .when(new CancelGeneration(ID))
                .expectEvents(new GenerationCancelled(
                        ID,
                        1,
                        LENGTHS[0],
                        chunk(0, LOCAL).costMicros() + chunk(2, LOCAL).costMicros()));
    }

    @Test
    void withoutTheFirstChunkThereIsNoBeginning() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), spoken(1, 0, LOCAL))
                .when(new CancelGeneration(ID))
                .expectEvents(new GenerationCancelled(ID, 0, 0, chunk(1, LOCAL).costMicros()));
    }

    @Test
    void whatARerouteThrewAwayIsNoBeginning() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL, CLOUD),
                        split(),
                        spoken(0, 0, LOCAL),
                        failed(1, 0, LOCAL),
                        rerouted(1, 1, LOCAL, CLOUD, false))
                .when(new CancelGeneration(ID))
                .expectEvents(new GenerationCancelled(ID, 0, 0, chunk(0, LOCAL).costMicros()));
    }

    @Test
    void untilItIsMergedEverythingIsTheBeginning() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .when(new CancelGeneration(ID))
                .expectEvents(new GenerationCancelled(
                        ID,
                        3,
                        CHARACTERS,
                        IntStream.range(0, 3)
                                .mapToLong(index -> chunk(index, LOCAL).costMicros())
                                .sum()));
    }

    @Test
    void cancelledAgainChangesNothing() {
        fixture.given(requested(), new GenerationCancelled(ID, 0, 0, 0))
                .when(new CancelGeneration(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void cancelledAgainAfterItsBeginningWasMergedChangesNothing() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL),
                        split(),
                        spoken(0, 0, LOCAL),
                        new GenerationCancelled(ID, 1, LENGTHS[0], 0),
                        merged(10))
                .when(new CancelGeneration(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void fromTheMergeOnThereIsNothingLeftToCancel() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16))
                .when(new CancelGeneration(ID))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.ALREADY_FINISHED));
    }

    @Test
    void whatIsCompletedIsNotCancelled() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16), new GenerationCompleted(ID, 16, 0, 0, 0))
                .when(new CancelGeneration(ID))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.ALREADY_FINISHED));
    }

    @Test
    void whatHasFailedIsNotCancelled() {
        fixture.given(requested(), new GenerationFailed(ID, FailureCode.TEXT_ERASED, List.of(), 0))
                .when(new CancelGeneration(ID))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.ALREADY_FINISHED));
    }
}
