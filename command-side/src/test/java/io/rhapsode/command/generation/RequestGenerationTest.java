package io.rhapsode.command.generation;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.generation.GenerationSamples.A_WEEK;
import static io.rhapsode.command.generation.GenerationSamples.OTHER_TENANT;
import static io.rhapsode.command.generation.GenerationSamples.order;
import static io.rhapsode.command.generation.GenerationSamples.request;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.requestedAtDownload;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.identity.Caller;
import org.junit.jupiter.api.Test;

class RequestGenerationTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void aRequestBeginsAGeneration() {
        fixture.when(request()).expectEvents(requested());
    }

    @Test
    void theSameRequestAgainChangesNothing() {
        fixture.given(requested())
                .when(request())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameRequestFromAnotherProgramIsTheSame() {
        RequestGeneration r = request();
        fixture.given(requested())
                .when(new RequestGeneration(
                        r.generationId(),
                        r.tenantId(),
                        r.projectId(),
                        r.kind(),
                        r.textKey(),
                        r.characters(),
                        r.textDigest(),
                        r.order(),
                        new Caller("free", null, "browser"),
                        r.regeneratedFrom(),
                        r.take(),
                        null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherRequestUnderTheSameIdIsRefused() {
        fixture.given(requested())
                .when(request(order(1L, false)))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.ALREADY_EXISTS));
    }

    @Test
    void nobodyAsksInTheNameOfAnotherTenant() {
        fixture.when(request(), OTHER_TENANT)
                .expectNoEvents()
                .expectException(refusedAs(Rejection.GENERATION_NOT_FOUND));
    }

    @Test
    void anotherTenantDoesNotLearnThatTheIdIsTaken() {
        fixture.given(requested())
                .when(request(), OTHER_TENANT)
                .expectNoEvents()
                .expectException(refusedAs(Rejection.GENERATION_NOT_FOUND));
    }

    @Test
    void itIsPaidAsItsTenantHasChosenByThen() {
        fixture.paying(A_WEEK).when(request()).expectEvents(requestedAtDownload());
    }

    @Test
    void theSameRequestIsTheSameWhateverItsTenantHasChosenSince() {
        fixture.given(requestedAtDownload())
                .when(request())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasRequestedBeforeTheChoiceStaysAsItWas() {
        fixture.given(requested())
                .paying(A_WEEK)
                .when(request())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
