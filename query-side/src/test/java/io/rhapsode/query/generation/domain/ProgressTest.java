package io.rhapsode.query.generation.domain;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.query.generation.History;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far a generation is, and which of its events the public is told. */
class ProgressTest {

    private final ProgressFold fold = new ProgressFold();
    private final History history = new History(History.id(1));

    @Test
    void eachEventSaysWhatIsBeingDoneFromThenOn() {
        history.requested(TENANT, 2 * CHUNK)
                .planned(2)
                .spoken(0, 0)
                .spoken(0, 1)
                .mergeProgressed(0.5);
        history.merged().completed();

        assertThat(tellAll())
                .extracting(ProgressView::event, ProgressView::status)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"status\", ANALYZING)",
                        "(\"status\", ROUTING)",
                        "(\"status\", CHUNKING)",
                        "(\"status\", GENERATING)",
                        "(\"progress\", GENERATING)",
                        "(\"progress\", MERGING)",
                        "(\"progress\", MERGING)",
                        "(\"completed\", COMPLETED)");
    }

    @Test
    void internalEventsLeaveGapsInTheNumbers() {
        history.requested(TENANT, CHUNK).planned(1).spoken(0, 0).merged().completed();

        assertThat(tellAll()).extracting(ProgressView::sequence).containsExactly(0L, 1L, 2L, 3L, 4L, 6L);
    }

    @Test
    void nothingIsToldBehindTheEnd() {
        history.requested().cancelled(0).merged().downloaded().rated(5).erased();

        assertThat(tellAll()).last().extracting(ProgressView::event).isEqualTo("cancelled");
        assertThat(fold.over()).isTrue();
    }

    @Test
    void theFractionGrowsWithTheCharactersAndThenWithTheMerge() {
        history.requested(TENANT, 4 * CHUNK).planned(4);
        history.spoken(0, 0)
                .spoken(0, 1)
                .spoken(0, 2)
                .spoken(0, 3)
                .mergeProgressed(0.5)
                .merged()
                .completed();

        var fractions = tellAll().stream().map(ProgressView::fraction).toList();

        assertThat(fractions).isSorted().startsWith(0.0, 0.0, 0.0, 0.0).last().isEqualTo(1.0);
        assertThat(fractions.get(5)).isEqualTo(0.4, within(1e-9));
        assertThat(fractions.get(8)).isEqualTo(0.9, within(1e-9));
    }

    @Test
    void theFractionFallsWhenAllIsSpokenAgain() {
        history.requested(TENANT, 2 * CHUNK)
                .planned(2)
                .spoken(0, 0)
                .failedChunk(0, 1)
                .rerouted(1, false);

        var told = tellAll();

        assertThat(told.get(4).fraction()).isEqualTo(0.4, within(1e-9));
        assertThat(told.getLast().fraction()).isZero();
        assertThat(told.getLast().chunksDone()).isZero();
        assertThat(told.getLast().chunksTotal()).isEqualTo(2);
        assertThat(told.getLast().status()).isEqualTo(GenerationStatus.GENERATING);
    }

    @Test
    void whatIsKeptInARerouteStillCounts() {
        history.requested(TENANT, 2 * CHUNK)
                .planned(2)
                .spoken(0, 0)
                .failedChunk(0, 1)
                .rerouted(1, true)
                .spoken(1, 1);

        var last = tellAll().getLast();

        assertThat(last.chunksDone()).isEqualTo(2);
        assertThat(last.status()).isEqualTo(GenerationStatus.MERGING);
    }

    @Test
    void aFailureIsToldWithItsReason() {
        history.requested().failed(FailureCode.NO_PROVIDER);

        assertThat(tellAll()).last().extracting(ProgressView::error).isEqualTo(FailureCode.NO_PROVIDER);
    }

    private List<ProgressView> tellAll() {
        return history.take().stream()
                .map(message -> fold.tell((GenerationEvent) message.getPayload(), message.getSequenceNumber()))
                .flatMap(Optional::stream)
                .toList();
    }
}
