package io.rhapsode.worker.price.domain;

import static io.rhapsode.worker.price.domain.Lines.OPENAI;
import static io.rhapsode.worker.price.domain.Lines.TTS_1;
import static io.rhapsode.worker.price.domain.Lines.at;
import static io.rhapsode.worker.price.domain.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {

    private static final PriceCatalogue CATALOGUE = PriceCatalogue.of(List.of(
            line(1, OPENAI, null, null, 100),
            line(2, TTS_1, "2028-02-01", "2028-02-29", 200),
            line(3, TTS_1, "2028-02-29", "2028-03-01", 300),
            line(4, TTS_1, "2028-03-01", "2029-01-01", 400)));

    @ParameterizedTest
    @CsvSource({
        "2028-01-31T23:59:59.999999999Z, 100", // before the first day
        "2028-02-01T00:00:00Z, 200",
        "2028-02-28T23:59:59.999999999Z, 200",
        "2028-02-29T00:00:00Z, 300", // a leap day of its own
        "2028-02-29T23:59:59.999999999Z, 300",
        "2028-03-01T00:00:00Z, 400",
        "2028-12-31T23:59:59.999999999Z, 400", // the last moment
        "2029-01-01T00:00:00Z, 100" // the day that is named as the end
    })
    void aPriceIsInForceFromMidnightUtcOfItsFirstDayToMidnightOfItsEnd(String moment, long credits) {
        assertThat(CATALOGUE.tariff("openai", "openai", "tts-1").at(at(moment)))
                .isEqualTo(new Price(credits, credits * 10));
    }

    @ParameterizedTest
    @CsvSource({"-9999-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "+999999-12-31T23:59:59.999999999Z"})
    void whatHasNoDaysIsAlwaysInForce(String moment) {
        assertThat(CATALOGUE.tariff("openai", "openai", null).at(at(moment)).creditsPer1k())
                .isEqualTo(100);
    }

    @Test
    void wherePricesAreInNoListTheCustomerPaysTheUsualOne() {
        assertThat(CATALOGUE.tariff("studio", null, "kokoro").at(Instant.EPOCH)).isEqualTo(new Price(1000, 0));
    }

    @Test
    void eachPriceInTheSettingsHoldsForEverWhateverTheCatalogueSaysAndTheOtherIsTakenFromIt() {
        var listed = CATALOGUE.tariff("openai", "openai", "tts-1");
        var leapDay = at("2028-02-29T12:00:00Z");

        assertThat(listed.overruledBy(7L, null).at(leapDay)).isEqualTo(new Price(7, 3000));
        assertThat(listed.overruledBy(null, 0L).at(leapDay)).isEqualTo(new Price(300, 0));
        assertThat(listed.overruledBy(0L, 8L).at(leapDay)).isEqualTo(new Price(0, 8));
        assertThat(listed.overruledBy(null, null).at(leapDay)).isEqualTo(new Price(300, 3000));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "999, 1", "1000, 1", "1001, 2", "5000000, 5000"})
    void anAmountIsRoundedUpOnceForAll(long characters, long amount) {
        assertThat(new Price(1, 0).credits(characters)).isEqualTo(amount);
        assertThat(new Price(0, 1).costMicros(characters)).isEqualTo(amount);
    }

    @Test
    void theLargestPriceOfTheLongestBookCanBeCounted() {
        assertThat(new Price(Price.LARGEST, Price.LARGEST).credits(5_000_000)).isEqualTo(5_000_000_000_000L);
    }
}
