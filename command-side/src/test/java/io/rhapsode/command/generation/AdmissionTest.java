package io.rhapsode.command.generation;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.OTHER_TENANT;
import static io.rhapsode.command.generation.GenerationSamples.chunk;
import static io.rhapsode.command.generation.GenerationSamples.merge;
import static io.rhapsode.command.generation.GenerationSamples.plan;
import static io.rhapsode.command.generation.GenerationSamples.report;
import static io.rhapsode.command.generation.GenerationSamples.requested;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GiveFeedback;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.events.generation.ReportPlayback;
import io.rhapsode.events.generation.RerouteGeneration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A generation of another tenant does not exist for the one who asks. */
class AdmissionTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @ParameterizedTest
    @MethodSource("commands")
    void whatDoesNotExistIsNotFound(GenerationCommand command) {
        fixture.when(command).expectNoEvents().expectException(refusedAs(Rejection.GENERATION_NOT_FOUND));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatBelongsToAnotherTenantIsNotFound(GenerationCommand command) {
        fixture.given(requested())
                .when(command, OTHER_TENANT)
                .expectNoEvents()
                .expectException(refusedAs(Rejection.GENERATION_NOT_FOUND));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whoeverDoesNotSayForWhomFindsNothing(GenerationCommand command) {
        fixture.given(requested())
                .whenNobodyAsks(command)
                .expectNoEvents()
                .expectException(refusedAs(Rejection.GENERATION_NOT_FOUND));
    }

    static Stream<GenerationCommand> commands() {
        return Stream.of(
                plan(LOCAL),
                report(0, chunk(0, LOCAL)),
                new RerouteGeneration(ID, 0, 100),
                new RecordMergeProgress(ID, 0.5),
                merge(),
                new CompleteGeneration(ID, 16),
                new FailGeneration(ID, FailureCode.INTERNAL),
                new CancelGeneration(ID),
                new GiveFeedback(ID, 4, List.of(), false),
                new ReportPlayback(ID, 1, false),
                new RecordDownload(ID),
                new EraseGeneration(ID));
    }
}
