package io.rhapsode.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(new Figures(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5, EXACTLY);
    }

    @Test
    void aQuantileLeavesItsShareBelow() {
        assertThat(new Figures(List.of(10.0, 20.0, 30.0, 40.0, 50.0)).quantile(0.95))
                .isEqualTo(48, EXACTLY);
    }

    @Test
    void ratiosCompareRoundsAndNotMedians() {
        Figures ratios = Figures.ratios(List.of(2.0, 9.0), List.of(1.0, 3.0), Double::doubleValue);

        assertThat(ratios.ofRounds()).containsExactly(2.0, 3.0);
    }
}
