package io.rhapsode.worker.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.speech.Permit;
import io.rhapsode.worker.speech.ProviderShare;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.Utterance;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class SharedPlacesTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final int LIMIT = 10;

    private final TestDatabase database = new TestDatabase();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger atTheProvider = new AtomicInteger();

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    private final class Node {

        private final Speaker speaker;
        private final SharedPlaces places;

        Node(String name) {
            var providers = TellingProvider.of(LIMIT, request -> {
                        atTheProvider.incrementAndGet();
                        try {
                            answer.await();
                        } finally {
                            atTheProvider.decrementAndGet();
                        }
                        return TellingProvider.spoken(request);
                    })
                    .onANode(InstantSource.system());
            speaker = TellingProvider.speaker(providers);
            places = new SharedPlaces(
                    database.client(), new TransactionTemplate(database.transactions()), providers, name);
            places.begin();
        }

        ProviderShare share() {
            return speaker.share();
        }

        /** As many chunks as are asked for at once, each as soon as there is a place. */
        List<Future<Utterance>> speak(int chunks) {
            List<Future<Utterance>> spoken = new ArrayList<>();
            for (int chunk = 0; chunk < chunks; chunk++) {
                spoken.add(threads.submit(() -> {
                    try (Permit permit = speaker.acquire(TENANT)) {
                        return speaker.speak(TellingProvider.request("one"));
                    }
                }));
            }
            await().until(() -> share().wanted() >= Math.min(chunks, LIMIT));
            return spoken;
        }
    }

    private int leased() {
        return database.client()
                .sql("select coalesce(sum(places), 0) from speech_share")
                .query(Integer.class)
                .single();
    }

    @Test
    void whoIsAloneHasAllPlacesAtItsStart() {
        var one = new Node("one");

        one.speak(LIMIT + 5);

        await().until(() -> atTheProvider.get() == LIMIT);
        assertThat(one.share().inUse()).isEqualTo(LIMIT);
    }

    @Test
    void aBusyNodeGetsWhatAnIdleOneDoesNotNeedWithinThreeRounds() {
        var idle = new Node("idle");
        var busy = new Node("busy");
        busy.speak(LIMIT);

        busy.places.beat();
        idle.places.beat();
        busy.places.beat();

        await().until(() -> atTheProvider.get() == LIMIT - 1);
        assertThat(leased()).isEqualTo(LIMIT);
    }

    @Test
    void twoBusyNodesShareAndTogetherNeverHaveMoreThanTheLimit() throws Exception {
        var one = new Node("one");
        var first = one.speak(LIMIT);
        await().until(() -> atTheProvider.get() == LIMIT);
        var other = new Node("other");
        var second = other.speak(LIMIT);

        for (int round = 0; round < 3; round++) {
            one.places.beat();
            other.places.beat();
            assertThat(leased()).isLessThanOrEqualTo(LIMIT);
            assertThat(atTheProvider.get()).isLessThanOrEqualTo(LIMIT);
        }
        assertThat(other.share().inUse()).isZero();

        answer.countDown();
        for (var chunk : first) {
            assertThat(chunk.get()).isInstanceOf(Utterance.Spoken.class);
        }
        one.places.beat();
        other.places.beat();
        for (var chunk : second) {
            assertThat(chunk.get()).isInstanceOf(Utterance.Spoken.class);
        }
    }

    @Test
    void theOthersKnowHowManyPlacesAreFilled() {
        var one = new Node("one");
        one.speak(3);
        one.places.beat();

        var other = new Node("other");

        assertThat(other.share().inUseEverywhere()).isEqualTo(3);
    }

    @Test
    void thePlacesOfADeadNodeComeBackWhenItsLeaseIsOver() {
        new Node("dead");
        var alive = new Node("alive");
        assertThat(alive.share().giveBack(LIMIT)).isZero();

        database.client()
                .sql("update speech_share set expires_at = clock_timestamp() where node = 'dead'")
                .update();
        alive.places.beat();

        assertThat(alive.share().giveBack(LIMIT)).isEqualTo(LIMIT);
    }

    @Test
    void aNodeThatBeginsAnewUnderItsNameHasAtOnceWhatItHadBefore() {
        new Node("same");

        assertThat(new Node("same").share().giveBack(LIMIT)).isEqualTo(LIMIT);
    }

    @Test
    void whoStopsGivesBackEverything() {
        var stopping = new Node("stopping");
        var other = new Node("other");

        stopping.places.end();
        other.places.beat();

        assertThat(other.share().giveBack(LIMIT)).isEqualTo(LIMIT);
    }

    @Test
    void whereTheDatabaseIsAwayTheLeaseGoesOnUntilItIsOverAndThenWhatIsUnderWayIsBrokenOff() throws Exception {
        var one = new Node("one");
        one.speak(2);
        await().until(() -> atTheProvider.get() == 2);
        database.close();

        assertThatThrownBy(one.places::beat).isInstanceOf(RuntimeException.class);
        one.share().endWhereOver();
        assertThat(atTheProvider.get()).isEqualTo(2);

        one.share().grant(LIMIT, System.nanoTime(), 0); // as late as if nothing had been heard for all that time
        one.share().endWhereOver();

        await().until(() -> atTheProvider.get() == 0);
        assertThat(one.speaker.observations("one").failureRate()).isZero();
    }

    @Test
    void whatIsBrokenOffIsNoFaultOfTheProvider() throws Exception {
        var one = new Node("one");
        var chunk = one.speak(1).getFirst();
        await().until(() -> atTheProvider.get() == 1);

        one.share().grant(LIMIT, System.nanoTime(), 0);
        one.share().endWhereOver();

        assertThat(chunk.get())
                .isInstanceOfSatisfying(
                        Utterance.Failed.class,
                        failed -> assertThat(failed.outcome()).isEqualTo(AttemptOutcome.RATE_LIMITED));
        assertThat(one.speaker.circuitOpen()).isFalse();
    }
}
