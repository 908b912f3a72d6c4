package io.rhapsode.application.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("changes the language of the whole process")
class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "0,0:00",
        "499,0:00",
        "500,0:01",
        "7_000,0:07",
        "59_999,1:00",
        "1_084_400,18:04",
        "3_723_000,1:02:03",
        "36_000_000,10:00:00"
    })
    void durations(String millis, String shown) {
        assertThat(Quantities.duration(Duration.ofMillis(Long.parseLong(millis.replace("_", "")))))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 bytes",
        "999,999 bytes",
        "1000,1.0 kB",
        "17342000,17.3 MB",
        "2500000000,2.5 GB",
        "5000000000000,5000.0 GB"
    })
    void sizes(long bytes, String shown) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,$0.00", "116340,$0.116", "1500000,$1.50"})
    void prices(long micros, String shown) {
        assertThat(Quantities.dollars(micros)).isEqualTo(shown);
    }

    @Test
    void oneHundredPercentOnlyWhenNothingIsLeft() {
        assertThat(Quantities.percent(0.999)).isEqualTo(99);
        assertThat(Quantities.percent(1)).isEqualTo(100);
        assertThat(Quantities.percent(1.2)).isEqualTo(100);
        assertThat(Quantities.percent(0.29)).isEqualTo(29);
    }

    @Test
    void theyReadTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Quantities.credits(1_234_567)).isEqualTo("1,234,567 credits");
            assertThat(Quantities.credits(1)).isEqualTo("1 credit");
            assertThat(Quantities.loudness(-19.02)).isEqualTo("-19.0 LUFS");
        } finally {
            Locale.setDefault(before);
        }
    }
}
