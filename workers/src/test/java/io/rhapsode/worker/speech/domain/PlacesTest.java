package io.rhapsode.worker.speech.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(3);

    @Test
    void noMoreAreTakenThanThereAre() {
        assertThat(places.take()).isTrue();
        assertThat(places.take()).isTrue();
        assertThat(places.take()).isTrue();
        assertThat(places.take()).isFalse();
    }

    @Test
    void whatIsFreeIsGivenBackAtOnceAndTheRestAsItBecomesFree() {
        places.take();
        places.take();

        assertThat(places.giveBack(1)).isEqualTo(2);
        places.leave();

        assertThat(places.capacity()).isEqualTo(1);
        assertThat(places.take()).isFalse();
    }

    @Test
    void nothingIsGainedByGivingBack() {
        assertThat(places.giveBack(5)).isEqualTo(3);
        assertThat(places.giveBack(1)).isEqualTo(1);
        assertThat(places.giveBack(3)).isEqualTo(1);
    }

    @Test
    void whatIsGrantedCanBeTakenAgain() {
        places.giveBack(0);
        places.grant(2);

        assertThat(places.take()).isTrue();
        assertThat(places.take()).isTrue();
        assertThat(places.take()).isFalse();
    }
}
