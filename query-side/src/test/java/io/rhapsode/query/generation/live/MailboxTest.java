package io.rhapsode.query.generation.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.query.generation.History;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mailbox holds what fits, says when something did not, and never makes the one who fills it wait. */
@Timeout(30)
class MailboxTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Mailbox<DomainEventMessage<?>> mailbox = new Mailbox<>();

    @Test
    void eventsComeTogetherAndInOrder() throws Exception {
        var first = event(1);
        var second = event(2);
        mailbox.put(first);
        mailbox.put(second);

        assertThat(mailbox.take(LONG)).isEqualTo(new Mailbox.Delivery.Events<>(List.of(first, second)));
    }

    @Test
    void whatDoesNotFitIsAGapOnceAndThenItGoesOn() throws Exception {
        for (int sequence = 0; sequence < 10_000; sequence++) {
            mailbox.put(event(sequence));
        }
        assertThat(mailbox.take(LONG)).isEqualTo(new Mailbox.Delivery.Gap<>());

        var next = event(10_000);
        mailbox.put(next);
        assertThat(mailbox.take(LONG)).isEqualTo(new Mailbox.Delivery.Events<>(List.of(next)));
    }

    @Test
    void silenceIsTold() throws Exception {
        assertThat(mailbox.take(Duration.ofMillis(20))).isEqualTo(new Mailbox.Delivery.Quiet<>());
    }

    @Test
    void closingWakesTheOneWhoWaits() throws Exception {
        var waiting = new CompletableFuture<Mailbox.Delivery<DomainEventMessage<?>>>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(mailbox.take(LONG));
            } catch (InterruptedException interrupted) {
                waiting.completeExceptionally(interrupted);
            }
        });
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        mailbox.close();

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(new Mailbox.Delivery.Closed<>());
    }

    private static DomainEventMessage<?> event(long sequence) {
        return History.message("Generation", "gen", sequence, "event", History.BEGINNING);
    }
}
