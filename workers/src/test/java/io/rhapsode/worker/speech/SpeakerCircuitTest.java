package io.rhapsode.worker.speech;

import static io.rhapsode.worker.speech.SpeakerRig.around;
import static io.rhapsode.worker.speech.SpeakerRig.fails;
import static io.rhapsode.worker.speech.SpeakerRig.forgiving;
import static io.rhapsode.worker.speech.SpeakerRig.request;
import static io.rhapsode.worker.speech.SpeakerRig.speaks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.rhapsode.events.speech.AttemptOutcome;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider that keeps failing is left alone, and taken back when it works again. */
@Timeout(30)
class SpeakerCircuitTest {

    @Test
    void aProviderThatKeepsFailingIsLeftAloneForAWhile() throws InterruptedException {
        var provider = ScriptedProvider.answering(fails(AttemptOutcome.UNAUTHORIZED));
        var speaker = around(provider);
        for (int i = 0; i < 5; i++) {
            speaker.speak(request());
        }

        assertThat(speaker.circuitOpen()).isTrue();
        var failed = (Utterance.Failed) speaker.speak(request());
        assertThat(failed.outcome()).isEqualTo(AttemptOutcome.CIRCUIT_OPEN);
        assertThat(failed.attempts()).isEmpty();
        assertThat(provider.asked()).isEqualTo(5);
    }

    @Test
    void aProviderThatWorksAgainIsTakenBack() throws InterruptedException {
        var failing = fails(AttemptOutcome.UNAVAILABLE);
        var provider = ScriptedProvider.answering(failing, failing, failing, failing, failing, speaks(20));
        var speaker = around(provider, forgiving());
        for (int i = 0; i < 5; i++) {
            speaker.speak(request());
        }

        await().until(() -> !speaker.circuitOpen());

        assertThat(speaker.speak(request())).isInstanceOf(Utterance.Spoken.class);
        assertThat(speaker.speak(request())).isInstanceOf(Utterance.Spoken.class);
        assertThat(speaker.circuitOpen()).isFalse();
    }

    @Test
    void whoWasTurnedAwayRightBeforeTheCircuitClosedTriesAgain() {
        var circuit = CircuitBreaker.of("studio", Safeguards.circuit(forgiving()));
        circuit.transitionToOpenState();
        var turnedAway = CallNotPermittedException.createCallNotPermittedException(circuit);
        var triesAgain = Safeguards.probation(circuit, forgiving()).getExceptionPredicate();

        assertThat(triesAgain).rejects(turnedAway);
        circuit.transitionToHalfOpenState();
        assertThat(triesAgain).accepts(turnedAway);
        circuit.transitionToClosedState();
        assertThat(triesAgain).accepts(turnedAway);
    }

    @Test
    void whoCannotBeAmongTheFirstToTryAgainWaitsForThem() throws Exception {
        var failing = fails(AttemptOutcome.UNAVAILABLE);
        var bothTry = new CountDownLatch(2);
        var provider = ScriptedProvider.answering(failing, failing, failing, failing, failing, request -> {
            bothTry.countDown();
            bothTry.await();
            return speaks(20).give(request);
        });
        var speaker = around(provider, forgiving());
        for (int i = 0; i < 5; i++) {
            speaker.speak(request());
        }
        await().until(() -> !speaker.circuitOpen());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var four = Collections.nCopies(4, (Callable<Utterance>) () -> speaker.speak(request()));

            for (var utterance : threads.invokeAll(four)) {
                assertThat(utterance.get()).isInstanceOf(Utterance.Spoken.class);
            }
        }
    }

    @Test
    void theReasonIsTheProvidersAndNotTheCircuitThatOpenedOnIt() throws InterruptedException {
        var provider = ScriptedProvider.answering(fails(AttemptOutcome.SERVER_ERROR));
        var speaker = around(provider);
        speaker.speak(request());

        var failed = (Utterance.Failed) speaker.speak(request());

        assertThat(speaker.circuitOpen()).isTrue();
        assertThat(failed.outcome()).isEqualTo(AttemptOutcome.SERVER_ERROR);
        assertThat(failed.attempts()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptOutcome.class,
            names = {"REFUSED", "VOICE_UNKNOWN", "RATE_LIMITED"})
    void whatIsNotTheProvidersFaultLeavesTheCircuitClosed(AttemptOutcome outcome) throws InterruptedException {
        var speaker = around(ScriptedProvider.answering(fails(outcome)));
        for (int i = 0; i < 10; i++) {
            speaker.speak(request());
        }

        assertThat(speaker.circuitOpen()).isFalse();
    }
}
