package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.chunk;
import static io.rhapsode.command.generation.GenerationSamples.failed;
import static io.rhapsode.command.generation.GenerationSamples.failure;
import static io.rhapsode.command.generation.GenerationSamples.order;
import static io.rhapsode.command.generation.GenerationSamples.report;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.rerouted;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;

import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.speech.AttemptOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordChunksTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void everyChunkIsAFactOfItsOwn() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .when(report(0, chunk(1, LOCAL), chunk(0, LOCAL)))
                .expectEvents(spoken(1, 0, LOCAL), spoken(0, 0, LOCAL));
    }

    @Test
    void aChunkReportedAgainChangesNothing() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), spoken(1, 0, LOCAL))
                .when(report(0, chunk(1, LOCAL)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aChunkTwiceInOneReportIsOneFact() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .when(report(0, chunk(2, LOCAL), chunk(2, LOCAL)))
                .expectEvents(spoken(2, 0, LOCAL));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void aChunkThatTheTextDoesNotHaveIsNone(int index) {
        var stray = new SpokenChunk(
                index,
                LOCAL.provider(),
                LOCAL.voice(),
                chunk(0, LOCAL).audioKey(),
                1,
                1,
                22_050,
                46,
                false,
                0,
                1,
                List.of());
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .when(report(0, stray))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatAnOlderRouteStillBringsIsIgnored() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL, CLOUD),
                        split(),
                        failed(0, 0, LOCAL),
                        rerouted(1, 1, LOCAL, CLOUD, false))
                .when(report(0, chunk(1, LOCAL)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void afterARerouteThatKeepsNothingEveryChunkIsSpokenAgain() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL, CLOUD),
                        split(),
                        spoken(1, 0, LOCAL),
                        failed(0, 0, LOCAL),
                        rerouted(1, 1, LOCAL, CLOUD, false))
                .when(report(1, chunk(1, CLOUD)))
                .expectEvents(spoken(1, 1, CLOUD));
    }

    @Test
    void afterARerouteThatKeepsChunksTheyAreKnown() {
        fixture.given(
                        requested(order(null, true)),
                        analyzed(),
                        routed(LOCAL, CLOUD),
                        split(),
                        spoken(1, 0, LOCAL),
                        failed(0, 0, LOCAL),
                        rerouted(1, 1, LOCAL, CLOUD, true))
                .when(report(1, chunk(1, CLOUD), chunk(0, CLOUD)))
                .expectEvents(spoken(0, 1, CLOUD));
    }

    @Test
    void successesComeBeforeTheFirstFailureOfARoute() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .when(new RecordChunks(
                        ID,
                        0,
                        List.of(chunk(2, LOCAL)),
                        List.of(
                                failure(1, LOCAL, AttemptOutcome.SERVER_ERROR),
                                failure(0, LOCAL, AttemptOutcome.TIMEOUT))))
                .expectEvents(spoken(2, 0, LOCAL), failed(1, 0, LOCAL));
    }

    @Test
    void aRouteFailsOnce() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), failed(1, 0, LOCAL))
                .when(new RecordChunks(
                        ID, 0, List.of(chunk(2, LOCAL)), List.of(failure(0, LOCAL, AttemptOutcome.TIMEOUT))))
                .expectEvents(spoken(2, 0, LOCAL));
    }

    @Test
    void aChunkThatIsSpokenHasNotFailed() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), spoken(0, 0, LOCAL))
                .when(new RecordChunks(
                        ID,
                        0,
                        List.of(chunk(1, LOCAL)),
                        List.of(failure(0, LOCAL, AttemptOutcome.TIMEOUT), failure(1, LOCAL, AttemptOutcome.TIMEOUT))))
                .expectEvents(spoken(1, 0, LOCAL));
    }

    @Test
    void whatIsSpokenAfterACancellationIsNotRecorded() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), new GenerationCancelled(ID, 0, 0, 0))
                .when(report(0, chunk(0, LOCAL)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
