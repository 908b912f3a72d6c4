package io.rhapsode.command.generation;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.generation.GenerationSamples.A_WEEK;
import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.OTHER_TENANT;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.order;
import static io.rhapsode.command.generation.GenerationSamples.planAt;
import static io.rhapsode.command.generation.GenerationSamples.request;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.requestedAtDownload;
import static io.rhapsode.command.generation.GenerationSamples.requestedWithPlan;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
                        null,
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

    @Test
    void aPlanThatComesWithTheRequestIsRecordedWithIt() {
        fixture.when(request(planAt(Instant.EPOCH, LOCAL, CLOUD)))
                .expectEvents(requestedWithPlan(), analyzed(), routed(LOCAL, CLOUD), split());
    }

    @Test
    void aRequestFailsAtOnceIfItsPlanHasNoCandidate() {
        fixture.when(request(planAt(Instant.EPOCH)))
                .expectEvents(
                        requestedWithPlan(),
                        analyzed(),
                        routed(),
                        new GenerationFailed(ID, FailureCode.NO_PROVIDER, List.of(), 0));
    }

    @Test
    void aPlanAtThePricesOfTheDayBeforeIsMadeAgainByATask() {
        Instant midnight = Instant.parse("2026-03-01T00:00:00Z");
        fixture.at(midnight)
                .when(request(planAt(midnight.minusMillis(1), LOCAL)))
                .expectEvents(requested());
    }

    @Test
    void aPlanHoldsToTheEndOfItsDay() {
        Instant midnight = Instant.parse("2026-03-01T00:00:00Z");
        fixture.at(midnight.plus(Duration.ofDays(1)).minusMillis(1))
                .when(request(planAt(midnight, LOCAL)))
                .expectEvents(requestedWithPlan(), analyzed(), routed(LOCAL), split());
    }

    @Test
    void theSameRequestIsTheSameWhateverPlanComesWithIt() {
        fixture.given(requestedWithPlan(), analyzed(), routed(LOCAL), split())
                .when(request(planAt(Instant.EPOCH, CLOUD)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameRequestIsTheSameThoughNoPlanComesWithItAnyMore() {
        fixture.given(requestedWithPlan(), analyzed(), routed(LOCAL), split())
                .when(request())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatATaskIsToPlanIsNotPlannedByARepetition() {
        fixture.given(requested())
                .when(request(planAt(Instant.EPOCH, LOCAL)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
