package io.rhapsode.query.generation;

import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.query.TestAxon;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the rows of a generation say. */
class GenerationProjectionTest {

    private final ProjectedGenerations projected = new ProjectedGenerations();
    private final TestAxon axon = projected.axon();

    @AfterEach
    void stop() {
        projected.close();
    }

    @Test
    void aCompletedGenerationShowsAllThatItsEventsSay() {
        var account = new History.Account().opened();
        var history = new History(History.id(1)).requested().planned(3);
        axon.publish(history.take());
        axon.publish(account.held(history.id(), 100, 10).take());
        axon.publish(history.spoken(0, 0)
                .spoken(0, 1)
                .spoken(0, 2)
                .mergeProgressed(0.5)
                .merged()
                .take());
        axon.publish(account.committed(history.id(), 10, 90).take());
        axon.publish(history.completed().rated(4).take());
        projected.awaitProjection();

        var view = projected.find(history.id());
        assertThat(view.status()).isEqualTo(GenerationStatus.COMPLETED);
        assertThat(view.fraction()).isEqualTo(1);
        assertThat(view.chunksTotal()).isEqualTo(3);
        assertThat(view.chunksDone()).isEqualTo(3);
        assertThat(view.language()).isEqualTo("en");
        assertThat(view.creditsHeld()).isZero();
        assertThat(view.creditsCharged()).isEqualTo(10);
        assertThat(view.costMicros()).isEqualTo(21);
        assertThat(view.route())
                .isEqualTo(new GenerationView.Route(
                        Strategy.BALANCED,
                        History.LOCAL,
                        VoiceId.of(History.LOCAL, "anna"),
                        RoutingReason.BEST_SCORE,
                        false));
        assertThat(view.audio())
                .isEqualTo(new GenerationView.Audio(
                        ObjectKey.audio(TENANT, history.id(), "mp3"), AudioFormat.MP3, 18_600, 297_600, -19.02, null));
        assertThat(view.feedback()).isEqualTo(new GenerationView.Feedback(4));
        assertThat(view.createdAt()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(view.completedAt()).isEqualTo("2026-01-02T03:04:05.687Z");
        assertThat(view.order()).isEqualTo(History.order());
    }

    @Test
    void aRerouteInOneVoiceBeginsAgain() {
        var history = new History(History.id(1)).requested().planned(3);
        axon.publish(history.take());
        axon.publish(history.spoken(0, 0).failedChunk(0, 1).take());
        projected.awaitProjection();
        assertThat(statuses(history.id())).containsExactly("synthesized", "failed", "pending");
        assertThat(projected.chunks(history.id()).items().get(1).error()).isEqualTo(AttemptOutcome.SERVER_ERROR);

        axon.publish(history.rerouted(1, false).spoken(1, 0).take());
        projected.awaitProjection();

        var view = projected.find(history.id());
        assertThat(view.status()).isEqualTo(GenerationStatus.GENERATING);
        assertThat(view.chunksDone()).isEqualTo(1);
        assertThat(view.costMicros()).isEqualTo(14);
        assertThat(view.route())
                .isEqualTo(new GenerationView.Route(
                        Strategy.BALANCED,
                        History.DEAR,
                        VoiceId.of(History.DEAR, "anna"),
                        RoutingReason.BEST_SCORE,
                        true));
        assertThat(statuses(history.id())).containsExactly("synthesized", "pending", "pending");
        assertThat(projected.chunks(history.id()).items().getFirst().provider()).isEqualTo(History.DEAR);
        assertThat(projected.routing(history.id()).reroutes())
                .singleElement()
                .satisfies(reroute -> assertThat(reroute.to()).isEqualTo(History.DEAR));
    }

    @Test
    void aRerouteThatMixesVoicesKeepsWhatIsSpoken() {
        var history = new History(History.id(1)).requested().planned(3);
        axon.publish(history.spoken(0, 0).failedChunk(0, 1).take());
        axon.publish(history.rerouted(1, true).spoken(1, 1).take());
        projected.awaitProjection();

        assertThat(statuses(history.id())).containsExactly("synthesized", "synthesized", "pending");
        assertThat(projected.find(history.id()).chunksDone()).isEqualTo(2);
    }

    @Test
    void candidatesDearerThanWhatIsHeldAreDropped() {
        var account = new History.Account().opened();
        var history = new History(History.id(1)).requested().planned(1);
        axon.publish(history.take());
        axon.publish(account.held(history.id(), 10, 10).take());
        projected.awaitProjection();

        assertThat(projected.routing(history.id()).dropped())
                .containsExactly(new Exclusion(History.DEAR, ExclusionReason.CREDITS));
        assertThat(projected.find(history.id()).creditsHeld()).isEqualTo(10);
    }

    @Test
    void aFailedGenerationHoldsAndChargesNothing() {
        var account = new History.Account().opened();
        var history = new History(History.id(1)).requested().planned(1);
        axon.publish(history.take());
        axon.publish(account.held(history.id(), 10, 10).take());
        axon.publish(history.failed(FailureCode.ALL_PROVIDERS_FAILED).take());
        axon.publish(account.released(history.id(), 10).take());
        projected.awaitProjection();

        var view = projected.find(history.id());
        assertThat(view.status()).isEqualTo(GenerationStatus.FAILED);
        assertThat(view.error()).isEqualTo(FailureCode.ALL_PROVIDERS_FAILED);
        assertThat(view.creditsHeld()).isZero();
        assertThat(view.creditsCharged()).isZero();
        assertThat(view.completedAt()).isNotNull();
    }

    @Test
    void whatWasSpokenBeforeACancellationCanBeHadAndIsStillCancelled() {
        var history = new History(History.id(1))
                .requested()
                .planned(3)
                .spoken(0, 0)
                .cancelled(1)
                .merged();
        axon.publish(history.take());
        projected.awaitProjection();

        var view = projected.find(history.id());
        assertThat(view.status()).isEqualTo(GenerationStatus.CANCELLED);
        assertThat(view.audio()).isNotNull();
        assertThat(view.fraction()).isLessThan(0.5);
    }

    @Test
    void nothingLeadsToWhatIsErased() {
        var history = new History(History.id(1))
                .requested()
                .planned(1)
                .spoken(0, 0)
                .merged()
                .completed()
                .erased();
        axon.publish(history.take());
        projected.awaitProjection();

        var view = projected.find(history.id());
        assertThat(view.erased()).isTrue();
        assertThat(view.audio()).isNull();
        assertThat(view.textKey()).isNull();
        assertThat(view.status()).isEqualTo(GenerationStatus.COMPLETED);
    }

    private List<String> statuses(GenerationId id) {
        return projected.chunks(id).items().stream()
                .map(ChunksView.Chunk::status)
                .toList();
    }
}
