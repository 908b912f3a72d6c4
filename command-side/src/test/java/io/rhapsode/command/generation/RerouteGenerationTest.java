package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.CHARACTERS;
import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.STUDIO;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.chunk;
import static io.rhapsode.command.generation.GenerationSamples.failed;
import static io.rhapsode.command.generation.GenerationSamples.failure;
import static io.rhapsode.command.generation.GenerationSamples.order;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.rerouted;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;

import io.rhapsode.events.generation.CandidateFailure;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.RerouteGeneration;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RerouteGenerationTest {

    private final GenerationFixture fixture = new GenerationFixture();

    private static final long PLENTY = 1_000_000;

    private static final CandidateFailure LOCAL_FAILED =
            new CandidateFailure(LOCAL.provider(), AttemptOutcome.SERVER_ERROR, null);

    @Test
    void theNextCandidateSpeaksEverythingAgain() {
        failedOnce(null, false).when(reroute(0, PLENTY)).expectEvents(rerouted(1, 1, LOCAL, CLOUD, false));
    }

    @Test
    void whereVoicesMayMixWhatIsSpokenStays() {
        failedOnce(null, true).when(reroute(0, PLENTY)).expectEvents(rerouted(1, 1, LOCAL, CLOUD, true));
    }

    @Test
    void aCandidateDearerThanTheHoldIsPassedOver() {
        fixture.given(requested(), analyzed(), routed(LOCAL, STUDIO, CLOUD), split(), failed(0, 0, LOCAL))
                .when(reroute(0, CLOUD.credits()))
                .expectEvents(new GenerationRerouted(
                        ID,
                        1,
                        2,
                        LOCAL.provider(),
                        CLOUD.provider(),
                        AttemptOutcome.SERVER_ERROR,
                        false,
                        List.of(new Exclusion(STUDIO.provider(), ExclusionReason.CREDITS))));
    }

    @Test
    void theCapHoldsForWhatWasSpentAndAFullRemake() {
        long spent = chunk(1, LOCAL).costMicros();
        failedOnce(spent + CLOUD.costMicros(), false)
                .when(reroute(0, PLENTY))
                .expectEvents(rerouted(1, 1, LOCAL, CLOUD, false));
    }

    @Test
    void aRemakeThatPassesTheCapByAMicroDollarFailsTheGeneration() {
        long spent = chunk(1, LOCAL).costMicros();
        failedOnce(spent + CLOUD.costMicros() - 1, false)
                .when(reroute(0, PLENTY))
                .expectEvents(new GenerationFailed(
                        ID,
                        FailureCode.MAX_COST_EXCEEDED,
                        List.of(
                                LOCAL_FAILED,
                                new CandidateFailure(CLOUD.provider(), null, ExclusionReason.MAX_COST),
                                new CandidateFailure(STUDIO.provider(), null, ExclusionReason.MAX_COST)),
                        spent));
    }

    @Test
    void whatWasChargedForAudioOfNoUseCountsToo() {
        long spent = chunk(1, LOCAL).costMicros() + 70;
        uselessFor(70, spent + CLOUD.costMicros())
                .when(reroute(0, PLENTY))
                .expectEvents(rerouted(1, 1, LOCAL, CLOUD, false));
    }

    @Test
    void aRemakeThatPassesTheCapForAudioOfNoUseFailsTheGeneration() {
        long spent = chunk(1, LOCAL).costMicros() + 70;
        uselessFor(70, spent + CLOUD.costMicros() - 1)
                .when(reroute(0, PLENTY))
                .expectEvents(new GenerationFailed(
                        ID,
                        FailureCode.MAX_COST_EXCEEDED,
                        List.of(
                                LOCAL_FAILED,
                                new CandidateFailure(CLOUD.provider(), null, ExclusionReason.MAX_COST),
                                new CandidateFailure(STUDIO.provider(), null, ExclusionReason.MAX_COST)),
                        spent));
    }

    @Test
    void whoWasNotLetGoOnByTheCapFailsTheGenerationForThat() {
        fixture.given(
                        requested(order(1_000L, false)),
                        analyzed(),
                        routed(LOCAL),
                        split(),
                        new ChunkFailed(ID, 0, failure(0, LOCAL, AttemptOutcome.MAX_COST)))
                .when(reroute(0, PLENTY))
                .expectEvents(new GenerationFailed(
                        ID,
                        FailureCode.MAX_COST_EXCEEDED,
                        List.of(new CandidateFailure(LOCAL.provider(), AttemptOutcome.MAX_COST, null)),
                        0));
    }

    @Test
    void whereVoicesMayMixOnlyTheRemainingPartIsAskedOfTheCap() {
        long spent = chunk(1, LOCAL).costMicros();
        long remaining = -Math.floorDiv(-CLOUD.costMicros() * (CHARACTERS - LENGTHS[1]), CHARACTERS);
        failedOnce(spent + remaining, true).when(reroute(0, PLENTY)).expectEvents(rerouted(1, 1, LOCAL, CLOUD, true));
    }

    @Test
    void whereVoicesMayMixTheRemainingPartMayStillBeTooDear() {
        long spent = chunk(1, LOCAL).costMicros();
        long remaining = -Math.floorDiv(-CLOUD.costMicros() * (CHARACTERS - LENGTHS[1]), CHARACTERS);
        failedOnce(spent + remaining - 1, true)
                .when(reroute(0, PLENTY))
                .expectEvents(new GenerationFailed(
                        ID,
                        FailureCode.MAX_COST_EXCEEDED,
                        List.of(
                                LOCAL_FAILED,
                                new CandidateFailure(CLOUD.provider(), null, ExclusionReason.MAX_COST),
                                new CandidateFailure(STUDIO.provider(), null, ExclusionReason.MAX_COST)),
                        spent));
    }

    @Test
    void withNobodyLeftTheGenerationFailsWithEveryCandidatesReason() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL, CLOUD, STUDIO),
                        split(),
                        failed(0, 0, LOCAL),
                        rerouted(1, 1, LOCAL, CLOUD, false),
                        new ChunkFailed(ID, 1, failure(2, CLOUD, AttemptOutcome.QUOTA)))
                .when(reroute(1, CLOUD.credits()))
                .expectEvents(new GenerationFailed(
                        ID,
                        FailureCode.ALL_PROVIDERS_FAILED,
                        List.of(
                                LOCAL_FAILED,
                                new CandidateFailure(CLOUD.provider(), AttemptOutcome.QUOTA, null),
                                new CandidateFailure(STUDIO.provider(), null, ExclusionReason.CREDITS)),
                        0));
    }

    @Test
    void aCandidateThatWasPassedOverIsAskedAboutAgain() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL, STUDIO, CLOUD),
                        split(),
                        failed(0, 0, LOCAL),
                        rerouted(1, 2, LOCAL, CLOUD, false),
                        failed(0, 1, CLOUD))
                .when(reroute(1, PLENTY))
                .expectEvents(rerouted(2, 1, CLOUD, STUDIO, false));
    }

    @Test
    void askedAgainForAnOlderRouteChangesNothing() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL, CLOUD),
                        split(),
                        failed(0, 0, LOCAL),
                        rerouted(1, 1, LOCAL, CLOUD, false))
                .when(reroute(0, PLENTY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRouteThatHasNotFailedGoesOn() {
        fixture.given(requested(), analyzed(), routed(LOCAL, CLOUD), split())
                .when(reroute(0, PLENTY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aCancelledGenerationIsNotRerouted() {
        failedOnce(null, false)
                .given(new GenerationCancelled(ID, 0, 0, 0))
                .when(reroute(0, PLENTY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private GenerationFixture failedOnce(@Nullable Long maxCostMicros, boolean allowMixedVoices) {
        return fixture.given(
                requested(order(maxCostMicros, allowMixedVoices)),
                analyzed(),
                routed(LOCAL, CLOUD, STUDIO),
                split(),
                spoken(1, 0, LOCAL),
                failed(0, 0, LOCAL));
    }

    private GenerationFixture uselessFor(long costMicros, long maxCostMicros) {
        return fixture.given(
                requested(order(maxCostMicros, false)),
                analyzed(),
                routed(LOCAL, CLOUD, STUDIO),
                split(),
                spoken(1, 0, LOCAL),
                new ChunkFailed(
                        ID,
                        0,
                        new FailedChunk(0, LOCAL.provider(), AttemptOutcome.SERVER_ERROR, costMicros, List.of())));
    }

    private static RerouteGeneration reroute(int route, long creditsHeld) {
        return new RerouteGeneration(ID, route, creditsHeld);
    }
}
