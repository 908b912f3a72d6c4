package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
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

import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.AttemptOutcome;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompleteGenerationTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void aMergedGenerationCompletesWithAllItCost() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL, CLOUD),
                        split(),
                        spoken(1, 0, LOCAL),
                        failed(0, 0, LOCAL),
                        rerouted(1, 1, LOCAL, CLOUD, false),
                        spoken(0, 1, CLOUD),
                        spoken(1, 1, CLOUD),
                        spoken(2, 1, CLOUD),
                        merged(31))
                .when(new CompleteGeneration(ID, 31))
                .expectEvents(new GenerationCompleted(
                        ID,
                        31,
                        chunk(1, LOCAL).costMicros()
                                + IntStream.range(0, 3)
                                        .mapToLong(index -> chunk(index, CLOUD).costMicros())
                                        .sum(),
                        4,
                        1));
    }

    @Test
    void theRetriesOfAChunkThatFailedInTheEndCountToo() {
        var threeTimes = new FailedChunk(
                0,
                LOCAL.provider(),
                AttemptOutcome.SERVER_ERROR,
                0,
                Collections.nCopies(3, new Attempt(LOCAL.provider(), AttemptOutcome.SERVER_ERROR, 100)));
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL, CLOUD),
                        split(),
                        new ChunkFailed(ID, 0, threeTimes),
                        rerouted(1, 1, LOCAL, CLOUD, false),
                        spoken(0, 1, CLOUD),
                        spoken(1, 1, CLOUD),
                        spoken(2, 1, CLOUD),
                        merged(31))
                .when(new CompleteGeneration(ID, 31))
                .expectEvents(new GenerationCompleted(
                        ID,
                        31,
                        IntStream.range(0, 3)
                                .mapToLong(index -> chunk(index, CLOUD).costMicros())
                                .sum(),
                        5,
                        1));
    }

    @Test
    void saidAgainItChangesNothing() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16), new GenerationCompleted(ID, 16, 0, 0, 0))
                .when(new CompleteGeneration(ID, 16))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatIsNotMergedDoesNotComplete() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .when(new CompleteGeneration(ID, 16))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
