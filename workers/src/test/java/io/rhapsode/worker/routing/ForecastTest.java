package io.rhapsode.worker.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.text.SourceText;
import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void theLongestTextThereMayBeIsAsLongAsItsCharactersTakeToBeSpoken() {
        assertThat(Forecast.durationMillis(SourceText.MAX_CHARACTERS, 15, 1)).isEqualTo(333_333_333);
        assertThat(Forecast.durationMillis(SourceText.MAX_CHARACTERS, 15, 2)).isEqualTo(166_666_667);
        assertThat(Forecast.durationMillis(150, 15, 1)).isEqualTo(10_000);
    }
}
