package io.rhapsode.worker.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.speech.Observations;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProviders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedFiguresTest {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    /** One run of a server. */
    private final class Node {

        private final SpeechProviders providers;
        private final SharedFigures figures;

        Node(InstantSource clock) {
            providers = TellingProvider.of(10, request -> {
                        if ("two".equals(request.model())) {
                            throw new SpeechFailure(AttemptOutcome.SERVER_ERROR);
                        }
                        return TellingProvider.spoken(request);
                    })
                    .onANode(clock);
            figures = new SharedFigures(database.client(), providers, UUID.randomUUID());
            figures.begin();
        }

        void speak(String model) throws InterruptedException {
            TellingProvider.speaker(providers).speak(TellingProvider.request(model));
        }

        Observations seen(String model) {
            return TellingProvider.speaker(providers).observations(model);
        }
    }

    @Test
    void whatOneNodeSawAnotherKnowsAfterARoundOfEachModelByItself() throws InterruptedException {
        var one = new Node(InstantSource.system());
        var other = new Node(InstantSource.system());
        one.speak("one");
        one.speak("two");

        one.figures.beat();
        other.figures.beat();

        assertThat(other.seen("one").requests()).isCloseTo(1, within(0.01));
        assertThat(other.seen("one").failureRate()).isZero();
        assertThat(other.seen("one").billedMicrosPer1k()).hasValue(15_000);
        assertThat(other.seen("two").failureRate()).isCloseTo(0.2, within(0.001));
    }

    @Test
    void whatIsToldAgainCountsOnce() throws InterruptedException {
        var one = new Node(InstantSource.system());
        var other = new Node(InstantSource.system());
        for (int round = 0; round < 3; round++) {
            one.speak("one");
            one.figures.beat();
            other.figures.beat();
            one.figures.beat();
        }

        assertThat(other.seen("one").requests()).isCloseTo(3, within(0.02));
        assertThat(one.seen("one").requests()).isCloseTo(3, within(0.02));
    }

    @Test
    void aServerThatBeginsAnewKnowsWhatItSawBefore() throws InterruptedException {
        var before = new Node(InstantSource.system());
        before.speak("two");
        before.figures.beat();

        var after = new Node(InstantSource.system());

        assertThat(after.seen("two").failureRate()).isCloseTo(0.2, within(0.001));
    }

    @Test
    void clocksThatDifferByAnHourChangeNothing() throws InterruptedException {
        var slow = new Node(() -> Instant.now().minus(Duration.ofHours(1)));
        var fast = new Node(() -> Instant.now().plus(Duration.ofHours(1)));
        slow.speak("two");
        fast.speak("two");

        slow.figures.beat();
        fast.figures.beat();
        slow.figures.beat();

        assertThat(slow.seen("two").requests()).isCloseTo(2, within(0.01));
        assertThat(fast.seen("two").requests()).isCloseTo(2, within(0.01));
    }

    @Test
    void whatWasToldLongAgoHasFaded() throws InterruptedException {
        var one = new Node(InstantSource.system());
        one.speak("two");
        one.figures.beat();
        database.client()
                .sql("update speech_sighting set as_of = as_of - interval '10 minutes'")
                .update();

        assertThat(new Node(InstantSource.system()).seen("two").requests()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void whatHasFadedToNothingIsRemoved() throws InterruptedException {
        var one = new Node(InstantSource.system());
        one.speak("two");
        one.figures.beat();
        database.client()
                .sql("update speech_sighting set as_of = as_of - interval '4 hours'")
                .update();

        new Node(InstantSource.system()).figures.beat();

        assertThat(database.client()
                        .sql("select count(*) from speech_sighting")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
