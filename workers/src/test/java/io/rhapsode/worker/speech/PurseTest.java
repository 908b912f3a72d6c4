package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.price.domain.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may still be spent. */
class PurseTest {

    private static final Price PRICE = new Price(1000, 15_000);

    @Test
    void itSufficesToTheLastMicroDollarAndNoFurther() {
        assertThat(Purse.of(PRICE, 1_515, 0, 0).layAside(101)).isTrue();
        assertThat(Purse.of(PRICE, 1_514, 0, 0).layAside(101)).isFalse();
        assertThat(Purse.of(PRICE, 2_000, 485, 0).layAside(101)).isTrue();
        assertThat(Purse.of(PRICE, 2_000, 486, 0).layAside(101)).isFalse();
    }

    @Test
    void whatIsLaidAsideIsGoneUntilItIsSettled() {
        var purse = Purse.of(PRICE, 1_500, 0, 0);

        assertThat(purse.layAside(60)).isTrue();
        assertThat(purse.layAside(60)).isFalse();
        purse.settle(60, 0);
        assertThat(purse.layAside(60)).isTrue();
        purse.settle(60, 40);
        assertThat(purse.layAside(61)).isFalse();
        assertThat(purse.layAside(60)).isTrue();
    }

    @Test
    void aChargeAboveWhatWasExpectedIsSpentToo() {
        var purse = Purse.of(PRICE, 1_500, 0, 0);
        purse.layAside(60);
        purse.settle(60, 120);

        assertThat(purse.layAside(1)).isFalse();
    }

    /** Three chunks of one character each cost 0.07 of a micro-dollar, and one each as it is written down. */
    @ParameterizedTest
    @CsvSource({"3, true", "2, false"})
    void aTextOfManyChunksDoesNotFailForTheRoundingOfEach(int amounts, boolean suffices) {
        assertThat(Purse.of(new Price(1000, 70), 1, 3, amounts).layAside(1)).isEqualTo(suffices);
    }

    @Test
    void whatNobodyHasSetALimitToIsNeverRefused() {
        var purse = Purse.bottomless();
        purse.spend(5_000_000);

        assertThat(purse.layAside(5_000_000)).isTrue();
    }

    @Test
    void whatWasSpentBeforeIsGone() {
        var purse = Purse.of(PRICE, 1_500, 0, 0);
        purse.spend(50);

        assertThat(purse.layAside(51)).isFalse();
        assertThat(purse.layAside(50)).isTrue();
    }
}
