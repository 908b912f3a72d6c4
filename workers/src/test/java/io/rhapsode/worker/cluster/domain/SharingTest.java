package io.rhapsode.worker.cluster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharingTest {

    @Test
    void whoIsAloneHasEverything() {
        assertThat(Sharing.among(10, List.of(0), 0)).containsExactly(10);
        assertThat(Sharing.among(10, List.of(99), 7)).containsExactly(10);
    }

    @Test
    void whatNobodyWantsIsSpreadSoThatItIsThereWhenItIsWanted() {
        assertThat(Sharing.among(10, List.of(0, 0, 0), 5)).containsExactly(4, 3, 3);
    }

    @Test
    void aBusyNodeHasWhatAnIdleOneDoesNotWantButForOnePlace() {
        assertThat(Sharing.among(10, List.of(10, 0), 0)).containsExactly(9, 1);
    }

    @Test
    void whoWantsLittleHasItAndTheOthersShareTheRest() {
        assertThat(Sharing.among(10, List.of(10, 2, 10), 0)).containsExactly(4, 2, 4);
    }

    @Test
    void wherePlacesAreTooFewForAllTheyTakeTurns() {
        assertThat(Sharing.among(1, List.of(5, 5, 5), 0)).containsExactly(1, 0, 0);
        assertThat(Sharing.among(1, List.of(5, 5, 5), 1)).containsExactly(0, 1, 0);
        assertThat(Sharing.among(1, List.of(5, 5, 5), 2)).containsExactly(0, 0, 1);
    }

    @Test
    void wherePlacesAreTooFewForAllWhoeverWantsNothingHasNone() {
        assertThat(Sharing.among(1, List.of(0, 3), 0)).containsExactly(0, 1);
    }

    @Test
    void nothingIsGrantedBeyondTheLimitButWhatCannotBeGivenBackStays() {
        assertThat(Sharing.granted(10, 5, 0, 8)).isEqualTo(2);
        assertThat(Sharing.granted(10, 5, 7, 3)).isEqualTo(7);
        assertThat(Sharing.granted(10, 5, 0, 12)).isZero();
    }
}
