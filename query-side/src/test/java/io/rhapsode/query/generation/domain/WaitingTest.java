package io.rhapsode.query.generation.domain;

import static io.rhapsode.query.generation.History.BEGINNING;
import static io.rhapsode.query.generation.domain.Told.view;
import static io.rhapsode.query.generation.domain.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.query.generation.History;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What is shown of a generation that is paid by its first download. */
class WaitingTest {

    @Test
    void whatIsPaidByItsDownloadWaitsForItFromItsFileOn() {
        Instant merged = BEGINNING.plusMillis(5).truncatedTo(ChronoUnit.MICROS);

        assertThat(view(whole(unfetched())).listenOnly()).isTrue();
        assertThat(view(whole(unfetched())).atDownload())
                .isEqualTo(
                        new GenerationView.AtDownload(History.A_WEEK, false, merged.plus(Duration.ofDays(7)), false));
    }

    @Test
    void untilThereIsAFileNobodyKnowsHowLongItWillWait() {
        var view = view(whole(new History(History.id(2)).requestedAtDownload(History.CHUNK)));

        assertThat(view.listenOnly()).isTrue();
        assertThat(view.atDownload()).isEqualTo(GenerationView.AtDownload.of(History.A_WEEK));
    }

    @Test
    void onceItIsDownloadedItWaitsForNothing() {
        var view = view(whole(unfetched().downloaded()));

        assertThat(view.listenOnly()).isFalse();
        assertThat(view.atDownload()).isEqualTo(new GenerationView.AtDownload(History.A_WEEK, true, null, false));
    }

    @Test
    void whatNobodyDownloadedSaysThatItIsGoneForThat() {
        var view = view(whole(unfetched().lapsed()));

        assertThat(view.erased()).isTrue();
        assertThat(view.lapsed()).isTrue();
    }

    @Test
    void whatItsOwnerErasedDoesNot() {
        assertThat(view(whole(unfetched().erased())).lapsed()).isFalse();
    }

    @Test
    void whatIsPaidWhenItIsCompletedIsHeardAsAWhole() {
        assertThat(view(whole(new History(History.id(1))
                                .requested()
                                .planned(1)
                                .spoken(0, 0)
                                .merged()
                                .completed()))
                        .listenOnly())
                .isFalse();
    }

    private static History unfetched() {
        return new History(History.id(2))
                .requestedAtDownload(History.CHUNK)
                .planned(1)
                .spoken(0, 0)
                .merged()
                .completed();
    }
}
