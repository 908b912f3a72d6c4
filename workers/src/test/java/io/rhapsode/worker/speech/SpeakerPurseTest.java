package io.rhapsode.worker.speech;

import static io.rhapsode.worker.speech.SpeakerRig.around;
import static io.rhapsode.worker.speech.SpeakerRig.fails;
import static io.rhapsode.worker.speech.SpeakerRig.outcomes;
import static io.rhapsode.worker.speech.SpeakerRig.request;
import static io.rhapsode.worker.speech.SpeakerRig.speaks;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.price.domain.Price;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a provider is asked for what may cost so much and no more. */
@Timeout(30)
class SpeakerPurseTest {

    private static final TenantId TENANT = new TenantId("ten_one");

    private final CountDownLatch asked = new CountDownLatch(1);

    /** The text is 200 characters at 15,000 for 1,000: 3,000 for each request. */
    @Test
    void noMoreIsAskedForThanCanBePaid() throws InterruptedException {
        var provider = ScriptedProvider.answering(speaks(0));
        var twice = Purse.of(new Price(1000, 15_000), 8_999, 0, 0);

        var failed = (Utterance.Failed) around(provider).speak(request(), twice);

        assertThat(failed.outcome()).isEqualTo(AttemptOutcome.MAX_COST);
        assertThat(outcomes(failed)).containsExactly(AttemptOutcome.EMPTY_AUDIO, AttemptOutcome.EMPTY_AUDIO);
        assertThat(failed.billedCharacters()).isEqualTo(400);
        assertThat(provider.asked()).isEqualTo(2);
    }

    @Test
    void whatWasNotChargedCanBeSpentAgain() throws InterruptedException {
        var provider = ScriptedProvider.answering(fails(AttemptOutcome.SERVER_ERROR), speaks(20));
        var once = Purse.of(new Price(1000, 15_000), 3_000, 0, 0);

        assertThat(around(provider).speak(request(), once)).isInstanceOf(Utterance.Spoken.class);
        assertThat(((Utterance.Failed) around(provider).speak(request(), once)).outcome())
                .isEqualTo(AttemptOutcome.MAX_COST);
        assertThat(provider.asked()).isEqualTo(2);
    }

    /** Ten at once, and money for seven: nobody spends what another one has laid aside. */
    @Test
    void whatIsUnderWayCounts() throws Exception {
        var provider = ScriptedProvider.withPlaces(10, request -> {
            asked.await();
            return speaks(20).give(request);
        });
        var speaker = around(provider);
        var seven = Purse.of(new Price(1000, 15_000), 7 * 3_000, 0, 0);
        var refused = new CountDownLatch(3);
        var utterances = new ArrayList<CompletableFuture<Utterance>>();
        for (int chunk = 0; chunk < 10; chunk++) {
            utterances.add(CompletableFuture.supplyAsync(
                    () -> {
                        try (var permit = speaker.acquire(TENANT)) {
                            var utterance = speaker.speak(request(), seven);
                            refused.countDown();
                            return utterance;
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        refused.await();
        asked.countDown();

        assertThat(utterances)
                .extracting(utterance -> utterance.get().attempts().size())
                .containsOnly(0, 1)
                .filteredOn(attempts -> attempts == 1)
                .hasSize(7);
        assertThat(provider.asked()).isEqualTo(7);
    }
}
