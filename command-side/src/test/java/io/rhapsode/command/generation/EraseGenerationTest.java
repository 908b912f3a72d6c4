package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.TENANT;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.chunk;
import static io.rhapsode.command.generation.GenerationSamples.merge;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.plan;
import static io.rhapsode.command.generation.GenerationSamples.report;
import static io.rhapsode.command.generation.GenerationSamples.request;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.requestedAtDownload;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;

import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.events.generation.RerouteGeneration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EraseGenerationTest {

    private final GenerationFixture fixture = new GenerationFixture();

    private static final GenerationErased ERASED = new GenerationErased(ID, TENANT, ErasureReason.REQUESTED);

    @Test
    void whatIsUnderWayIsCancelledFirstAndNothingOfItIsDelivered() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), spoken(0, 0, LOCAL))
                .when(new EraseGeneration(ID))
                .expectEvents(new GenerationCancelled(ID, 0, 0, chunk(0, LOCAL).costMicros()), ERASED);
    }

    @Test
    void whatWaitsForItsPlanIsCancelledFirst() {
        fixture.given(requested())
                .when(new EraseGeneration(ID))
                .expectEvents(new GenerationCancelled(ID, 0, 0, 0), ERASED);
    }

    @Test
    void whatIsMergedIsDeliveredAndCompletesFirst() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16))
                .when(new EraseGeneration(ID))
                .expectEvents(
                        new GenerationCompleted(
                                ID,
                                16,
                                IntStream.range(0, 3)
                                        .mapToLong(index -> chunk(index, LOCAL).costMicros())
                                        .sum(),
                                3,
                                0),
                        ERASED);
    }

    @Test
    void whatIsMergedAndPaidByItsDownloadCompletesFirstAndCostsNothing() {
        fixture.given(requestedAtDownload(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16))
                .when(new EraseGeneration(ID))
                .expectEvents(
                        new GenerationCompleted(
                                ID,
                                0,
                                IntStream.range(0, 3)
                                        .mapToLong(index -> chunk(index, LOCAL).costMicros())
                                        .sum(),
                                3,
                                0),
                        ERASED);
    }

    @ParameterizedTest
    @MethodSource
    void whatIsOverIsErased(GenerationEvent over) {
        fixture.given(requested(), over).when(new EraseGeneration(ID)).expectEvents(ERASED);
    }

    static Stream<GenerationEvent> whatIsOverIsErased() {
        return Stream.of(
                new GenerationFailed(ID, FailureCode.TEXT_ERASED, List.of(), 0), new GenerationCancelled(ID, 0, 0, 0));
    }

    @Test
    void whatIsCompletedIsErased() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16), new GenerationCompleted(ID, 16, 0, 0, 0))
                .when(new EraseGeneration(ID))
                .expectEvents(ERASED);
    }

    @Test
    void theBeginningThatWasDeliveredIsErased() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL),
                        split(),
                        spoken(0, 0, LOCAL),
                        new GenerationCancelled(ID, 1, LENGTHS[0], 0),
                        merged(10))
                .when(new EraseGeneration(ID))
                .expectEvents(ERASED);
    }

    @Test
    void theBeginningThatWaitsToBeMergedIsNotDeliveredAnyMore() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL),
                        split(),
                        spoken(0, 0, LOCAL),
                        new GenerationCancelled(ID, 1, LENGTHS[0], 0),
                        ERASED)
                .when(merge())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource
    void afterwardsNothingElseIsRecorded(GenerationCommand late) {
        fixture.given(requested(), new GenerationCancelled(ID, 0, 0, 0), ERASED)
                .when(late)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static Stream<GenerationCommand> afterwardsNothingElseIsRecorded() {
        return Stream.of(
                request(),
                plan(LOCAL),
                report(0, chunk(0, LOCAL)),
                new RerouteGeneration(ID, 0, 100),
                new RecordMergeProgress(ID, 0.5),
                merge(),
                new CompleteGeneration(ID, 16),
                new FailGeneration(ID, FailureCode.INTERNAL),
                new EraseGeneration(ID));
    }
}
