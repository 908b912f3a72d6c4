package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much louder, and held by what. */
class GainTest {

    @Test
    void aQuietVoiceIsRaisedToTheTargetWithoutALimiterWhereItsPeaksAllow() {
        Gain gain = Gain.towards(-19, -3, -29.0, -20.0);

        assertThat(gain.decibels()).isEqualTo(10);
        assertThat(gain.limited()).isFalse();
        assertThat(gain.filters()).containsExactly("volume=10.00dB:precision=double");
    }

    @Test
    void peaksThatWouldGoOverTheCeilingAreHeld() {
        Gain gain = Gain.towards(-19, -3, -29.0, -12.0);

        assertThat(gain.limited()).isTrue();
        assertThat(gain.worthRehearsing()).isFalse();
        assertThat(gain.filters())
                .containsExactly(
                        "volume=10.00dB:precision=double",
                        "alimiter=limit=0.707946:level=false:latency=true:attack=5:release=50");
    }

    @Test
    void aLimiterThatWorksHardIsRehearsed() {
        assertThat(Gain.towards(-19, -3, -29.0, -9.0).worthRehearsing()).isTrue();
    }

    @Test
    void aLoudVoiceIsTurnedDown() {
        assertThat(Gain.towards(-19, -3, -12.0, -0.1).decibels()).isEqualTo(-7);
    }

    @Test
    void noiseIsNotRaisedWithoutEnd() {
        assertThat(Gain.towards(-19, -3, -69.0, -60.0).decibels()).isEqualTo(Gain.LARGEST_DB);
    }

    @Test
    void silenceIsLeftAlone() {
        assertThat(Gain.towards(-19, -3, null, -80.0)).isEqualTo(Gain.NONE);
        assertThat(Gain.towards(-19, -3, null, null).filters()).isEmpty();
    }

    @Test
    void whatTheLimiterTakesIsGivenBackWithinReason() {
        Gain gain = Gain.towards(-19, -3, -29.0, -9.0);

        assertThat(gain.corrected(1.5).decibels()).isEqualTo(11.5);
        assertThat(gain.corrected(20).decibels()).isEqualTo(16);
    }

    @Test
    void whatIsRightAlreadyIsNotTouched() {
        assertThat(Gain.towards(-19, -3, -19.0, -6.0).filters()).isEmpty();
    }
}
