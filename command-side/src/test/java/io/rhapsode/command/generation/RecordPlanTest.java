package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.plan;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordPlanTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void aPlanIsThreeFacts() {
        fixture.given(requested()).when(plan(LOCAL, CLOUD)).expectEvents(analyzed(), routed(LOCAL, CLOUD), split());
    }

    @Test
    void withoutACandidateTheGenerationFails() {
        fixture.given(requested())
                .when(plan())
                .expectEvents(analyzed(), routed(), new GenerationFailed(ID, FailureCode.NO_PROVIDER, List.of(), 0));
    }

    @Test
    void aSecondPlanChangesNothing() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .when(plan(CLOUD))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aPlanForWhatWasCancelledMeanwhileComesTooLate() {
        fixture.given(requested(), new GenerationCancelled(ID, 0, 0, 0))
                .when(plan(LOCAL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
