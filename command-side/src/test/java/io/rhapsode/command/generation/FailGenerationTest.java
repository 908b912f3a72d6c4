package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.CHARACTERS;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.chunk;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;

import io.rhapsode.events.generation.CandidateFailure;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.speech.AttemptOutcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailGenerationTest {

    private final GenerationFixture fixture = new GenerationFixture();

    private static final List<CandidateFailure> REASONS =
            List.of(new CandidateFailure(LOCAL.provider(), AttemptOutcome.TIMEOUT, null));

    @Test
    void aGenerationFailsWithWhatItCostAllTheSame() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split(), spoken(0, 0, LOCAL))
                .when(new FailGeneration(ID, FailureCode.STAGE_TIMEOUT, REASONS))
                .expectEvents(new GenerationFailed(
                        ID, FailureCode.STAGE_TIMEOUT, REASONS, chunk(0, LOCAL).costMicros()));
    }

    @Test
    void itFailsBeforeItsPlan() {
        fixture.given(requested())
                .when(new FailGeneration(ID, FailureCode.TEXT_ERASED))
                .expectEvents(new GenerationFailed(ID, FailureCode.TEXT_ERASED, List.of(), 0));
    }

    @Test
    void itFailsWhileItIsMerged() {
        spokenAll()
                .when(new FailGeneration(ID, FailureCode.MERGE_FAILED))
                .expectEvents(new GenerationFailed(ID, FailureCode.MERGE_FAILED, List.of(), cost()));
    }

    @Test
    void whatIsMergedIsBeingChargedAndDoesNotFailAnyMore() {
        spokenAll()
                .given(merged(16))
                .when(new FailGeneration(ID, FailureCode.INTERNAL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatIsCompletedStaysCompleted() {
        spokenAll()
                .given(merged(16), new GenerationCompleted(ID, 16, 0, 0, 0))
                .when(new FailGeneration(ID, FailureCode.INTERNAL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void itFailsOnce() {
        spokenAll()
                .given(new GenerationFailed(ID, FailureCode.STAGE_TIMEOUT, List.of(), 0))
                .when(new FailGeneration(ID, FailureCode.INTERNAL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aCancelledGenerationStaysCancelled() {
        spokenAll()
                .given(new GenerationCancelled(ID, 3, CHARACTERS, 0))
                .when(new FailGeneration(ID, FailureCode.MERGE_FAILED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private GenerationFixture spokenAll() {
        return fixture.given(requested(), analyzed(), routed(LOCAL), split()).given((Object[]) allSpoken(LOCAL));
    }

    private static long cost() {
        return IntStream.range(0, 3)
                .mapToLong(index -> chunk(index, LOCAL).costMicros())
                .sum();
    }
}
