package io.rhapsode.worker.speech;

import static io.rhapsode.worker.speech.SpeakerRig.around;
import static io.rhapsode.worker.speech.SpeakerRig.fails;
import static io.rhapsode.worker.speech.SpeakerRig.failsAndAsksFor;
import static io.rhapsode.worker.speech.SpeakerRig.outcomes;
import static io.rhapsode.worker.speech.SpeakerRig.patience;
import static io.rhapsode.worker.speech.SpeakerRig.request;
import static io.rhapsode.worker.speech.SpeakerRig.speaks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.SpeechSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** How often a provider is asked, for how long, and who waits. */
@Timeout(30)
class SpeakerTest {

    private static final Duration FOREVER = Duration.ofHours(1);
    private static final TenantId TENANT = new TenantId("ten_one");

    private final AtomicBoolean brokenOff = new AtomicBoolean();
    private final CountDownLatch asked = new CountDownLatch(1);

    @Test
    void whatIsSpokenAtOnceTakesOneAttempt() throws InterruptedException {
        var provider = ScriptedProvider.answering(speaks(20));

        var spoken = (Utterance.Spoken) around(provider).speak(request());

        assertThat(outcomes(spoken)).containsExactly(AttemptOutcome.SPOKEN);
        assertThat(spoken.speech().durationMillis()).isEqualTo(20_000);
        assertThat(spoken.billedCharacters()).isEqualTo(200);
        assertThat(spoken.attempts().getFirst().provider()).isEqualTo(provider.id());
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptOutcome.class,
            names = {"TIMEOUT", "RATE_LIMITED", "SERVER_ERROR", "CONNECTION", "TRUNCATED", "UNDECODABLE"})
    void whatMayPassIsTriedAgain(AttemptOutcome outcome) throws InterruptedException {
        var provider = ScriptedProvider.answering(fails(outcome), speaks(20));

        var utterance = around(provider).speak(request());

        assertThat(utterance).isInstanceOf(Utterance.Spoken.class);
        assertThat(outcomes(utterance)).containsExactly(outcome, AttemptOutcome.SPOKEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptOutcome.class,
            names = {"REFUSED", "UNAUTHORIZED", "QUOTA", "VOICE_UNKNOWN", "UNAVAILABLE"})
    void whatWouldFailAgainIsNotTriedAgain(AttemptOutcome outcome) throws InterruptedException {
        var provider = ScriptedProvider.answering(fails(outcome), speaks(20));

        var failed = (Utterance.Failed) around(provider).speak(request());

        assertThat(failed.outcome()).isEqualTo(outcome);
        assertThat(outcomes(failed)).containsExactly(outcome);
        assertThat(provider.asked()).isEqualTo(1);
    }

    @Test
    void thereIsALimitToTheAttempts() throws InterruptedException {
        var provider = ScriptedProvider.answering(fails(AttemptOutcome.SERVER_ERROR));

        var failed = (Utterance.Failed) around(provider).speak(request());

        assertThat(failed.outcome()).isEqualTo(AttemptOutcome.SERVER_ERROR);
        assertThat(failed.attempts()).hasSize(3);
        assertThat(provider.asked()).isEqualTo(3);
    }

    @Test
    void rejectedAudioIsTriedAgainAndPaidFor() throws InterruptedException {
        var provider = ScriptedProvider.answering(speaks(0), speaks(20));

        var spoken = (Utterance.Spoken) around(provider).speak(request());

        assertThat(outcomes(spoken)).containsExactly(AttemptOutcome.EMPTY_AUDIO, AttemptOutcome.SPOKEN);
        assertThat(spoken.billedCharacters()).isEqualTo(400);
    }

    /** At 1.2 the text takes 17 seconds or so; at 4 it would take 5. */
    @Test
    void aSpeedBeyondThatOfTheProviderIsJudgedByWhatItSpeaks() throws InterruptedException {
        var request = request(SpeakerRig.TEXT, new SpeechSettings(4, 0, 0.5, 0.75, 0, 1, "auto"));
        var slow = ScriptedProvider.answering(speaks(18)).noFasterThan(1.2);

        assertThat(around(slow).speak(request)).isInstanceOf(Utterance.Spoken.class);
        assertThat(outcomes(around(ScriptedProvider.answering(speaks(18))).speak(request)))
                .contains(AttemptOutcome.IMPLAUSIBLE_LENGTH);
    }

    @Test
    void theWaitTheProviderAsksForIsKept() throws InterruptedException {
        var speaker = around(
                ScriptedProvider.answering(
                        failsAndAsksFor(AttemptOutcome.RATE_LIMITED, Duration.ofMillis(150)), speaks(20)),
                patience(Duration.ofMillis(1), FOREVER, FOREVER));

        var spoken = (Utterance.Spoken) speaker.speak(request());

        assertThat(spoken.latencyMillis()).isGreaterThanOrEqualTo(149);
    }

    @Test
    void theWaitTheProviderAsksForIsCapped() throws InterruptedException {
        var speaker = around(
                ScriptedProvider.answering(failsAndAsksFor(AttemptOutcome.RATE_LIMITED, FOREVER), speaks(20)),
                patience(Duration.ofMillis(1), Duration.ofMillis(10), FOREVER));

        assertThat(speaker.speak(request())).isInstanceOf(Utterance.Spoken.class);
    }

    @Test
    void aRequestThatTakesTooLongIsBrokenOff() throws InterruptedException {
        var speaker = around(
                ScriptedProvider.answering(this::hang, speaks(20)),
                patience(Duration.ofMillis(1), FOREVER, Duration.ofSeconds(1)));

        var utterance = speaker.speak(request());

        assertThat(outcomes(utterance)).containsExactly(AttemptOutcome.TIMEOUT, AttemptOutcome.SPOKEN);
        await().untilTrue(brokenOff);
    }

    @Test
    void anInterruptBreaksTheRequestOff() throws Exception {
        var provider = ScriptedProvider.answering(this::hang);
        var ended = inThread(() -> around(provider).speak(request()), asked);

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        await().untilTrue(brokenOff);
        assertThat(provider.asked()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitForTheNextAttempt() throws Exception {
        var provider = ScriptedProvider.answering(request -> {
            asked.countDown();
            throw new SpeechFailure(AttemptOutcome.SERVER_ERROR);
        });
        var speaker = around(provider, patience(Duration.ofMinutes(1), FOREVER, FOREVER));

        var ended = inThread(() -> speaker.speak(request()), asked);

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(provider.asked()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitForAPlace() throws Exception {
        var speaker = around(ScriptedProvider.withPlaces(1));
        try (var permit = speaker.acquire(TENANT)) {
            assertThat(permit).isNotNull();
            asked.countDown();

            var ended = inThread(() -> speaker.acquire(TENANT), asked);

            assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aPlaceIsFreeWhenItIsGivenBackAndOnlyOnce() throws InterruptedException {
        var speaker = around(ScriptedProvider.withPlaces(1), patience(Duration.ofMillis(1), FOREVER, FOREVER));
        var first = speaker.acquire(TENANT);
        first.close();
        first.close();

        var second = CompletableFuture.supplyAsync(() -> acquire(speaker));
        var taken = second.join();
        var third = CompletableFuture.supplyAsync(() -> acquire(speaker));

        assertThat(third).isNotDone();
        taken.close();
        third.join().close();
    }

    @Test
    void whoHasLittleTimeStandsInLineForNoLonger() throws InterruptedException {
        var speaker = around(ScriptedProvider.withPlaces(1));
        try (var permit = speaker.acquire(TENANT)) {
            assertThat(permit).isNotNull();
            assertThat(speaker.acquire(TENANT, Duration.ofMillis(1))).isEmpty();
        }

        assertThat(speaker.acquire(TENANT, Duration.ofMillis(1)))
                .as("its turn is over")
                .isPresent();
    }

    @Test
    void whoStandsInLineGoesBeforeWhoComesBack() throws InterruptedException {
        var speaker = around(ScriptedProvider.withPlaces(1));
        var order = Collections.synchronizedList(new ArrayList<String>());
        var permit = speaker.acquire(TENANT);
        var other = Thread.startVirtualThread(() -> {
            try (var theirs = acquire(speaker)) {
                assertThat(theirs).isNotNull();
                order.add("other");
            }
        });
        await().until(() -> other.getState() == Thread.State.TIMED_WAITING);

        permit.close();
        speaker.acquire(TENANT).close();
        order.add("again");

        assertThat(order).containsExactly("other", "again");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SPOKEN")
    void everyOutcomeEndsInAFailureAndNoneInAnException(AttemptOutcome outcome) throws InterruptedException {
        var failed = (Utterance.Failed)
                around(ScriptedProvider.answering(fails(outcome))).speak(request());

        assertThat(failed.outcome()).isEqualTo(outcome);
    }

    @Test
    void aFaultOfTheAdapterIsAFailureOfTheProvider() throws InterruptedException {
        var speaker = around(ScriptedProvider.answering(request -> {
            throw new IllegalStateException("a fault");
        }));

        assertThat(((Utterance.Failed) speaker.speak(request())).outcome()).isEqualTo(AttemptOutcome.UNAVAILABLE);
    }

    @Test
    void requestsKeepToTheRate() throws InterruptedException {
        var speaker = around(ScriptedProvider.atRate(20, speaks(20)));
        long begun = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            speaker.speak(request());
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void whatWasSeenIsRemembered() throws InterruptedException {
        var speaker = around(ScriptedProvider.answering(
                fails(AttemptOutcome.SERVER_ERROR), fails(AttemptOutcome.REFUSED), speaks(20)));

        speaker.speak(request());
        speaker.speak(request());

        // one failure that counts, one success, four successes taken as given
        assertThat(speaker.observations(null).failureRate()).isBetween(0.16, 0.21);
        assertThat(speaker.observations(null).latencyMillisPer1k()).isNotEqualTo(1000);
    }

    private RawSpeech hang(SpeechRequest request) throws InterruptedException {
        asked.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
        } catch (InterruptedException e) {
            brokenOff.set(true);
            throw e;
        }
    }

    private interface Blocking {
        Object run() throws Exception;
    }

    /** Runs it, interrupts it when the latch says so, and gives the exception with which it ended. */
    private static CompletableFuture<Throwable> inThread(Blocking work, CountDownLatch interruptAt) throws Exception {
        var ended = new CompletableFuture<Throwable>();
        var thread = new AtomicReference<>(Thread.startVirtualThread(() -> {
            try {
                ended.completeExceptionally(new AssertionError("not interrupted: " + work.run()));
            } catch (Exception e) {
                ended.complete(e);
            }
        }));
        interruptAt.await();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> thread.get().getState() == Thread.State.WAITING
                        || thread.get().getState() == Thread.State.TIMED_WAITING);
        thread.get().interrupt();
        return ended;
    }

    private static Permit acquire(Speaker speaker) {
        try {
            return speaker.acquire(TENANT);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
