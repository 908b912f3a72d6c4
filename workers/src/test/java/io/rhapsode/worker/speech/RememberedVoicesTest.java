package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.AttemptOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RememberedVoicesTest {

    private static final Voice ANNA = new Voice("anna", List.of("en"), null, "Anna");
    private static final Voice BRUNO = new Voice("bruno", List.of("en"), null, "Bruno");

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private List<Voice> told = List.of(ANNA);
    private boolean down;
    private int asked;

    private final RememberedVoices voices = new RememberedVoices("studio", this::ask, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private List<Voice> ask() throws SpeechFailure {
        asked++;
        if (down) {
            throw new SpeechFailure(AttemptOutcome.CONNECTION);
        }
        return told;
    }

    @Test
    void aServiceIsNotAskedAgainUntilItsAnswerIsOld() {
        voices.now();
        pass(RememberedVoices.AGE.minusMillis(1));
        told = List.of(BRUNO);

        assertThat(voices.now()).containsExactly(ANNA);
        assertThat(asked).isEqualTo(1);

        pass(Duration.ofMillis(1));
        assertThat(voices.now()).containsExactly(BRUNO);
    }

    @Test
    void whileAServiceIsDownItsLastAnswerCounts() {
        voices.now();
        down = true;
        pass(RememberedVoices.AGE);

        assertThat(voices.now()).containsExactly(ANNA);
        assertThat(voices.now()).containsExactly(ANNA);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aServiceThatWasDownIsAskedAgainAfterAPause() {
        down = true;
        assertThat(voices.now()).isEmpty();
        down = false;
        assertThat(voices.now()).isEmpty();

        pass(RememberedVoices.PAUSE);
        assertThat(voices.now()).containsExactly(ANNA);
    }

    @Test
    void aListThatDoesNotComeIsGivenUpAndTheAskingEnded() {
        var given = new CompletableFuture<Boolean>();
        var dripping = new RememberedVoices("studio", () -> never(given), Duration.ofMillis(50), Clock.systemUTC());

        assertThat(dripping.now()).isEmpty();
        assertThat(given.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
    }

    @Test
    void aVoiceThatCannotBeNamedIsLeftOut() {
        told = List.of(new Voice("voice of ünäme", List.of("en"), null, "Odd"), ANNA);

        assertThat(voices.now()).containsExactly(ANNA);
    }

    @Test
    void aFaultOfTheAdapterHurtsNobodyElse() {
        var faulty = new RememberedVoices("studio", () -> List.of(voices.now().get(7)), Clock.systemUTC());

        assertThat(faulty.now()).isEmpty();
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        var given = new CompletableFuture<Boolean>();
        var waiting = new RememberedVoices("studio", () -> never(given), Clock.systemUTC());

        Thread.currentThread().interrupt();

        assertThat(waiting.now()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static List<Voice> never(CompletableFuture<Boolean> interrupted) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            return List.of();
        } catch (InterruptedException e) {
            interrupted.complete(true);
            throw e;
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
