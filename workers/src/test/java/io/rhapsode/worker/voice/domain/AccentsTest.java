package io.rhapsode.worker.voice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what a provider says of an accent, only words of our list are taken. */
class AccentsTest {

    @ParameterizedTest
    @CsvSource({
        "british, british",
        "British Essex, british",
        "american-southern, american",
        "US_American, american",
        "like Uncle Bob from Scottish hills, scottish"
    })
    void theFirstWordThatIsKnownCounts(String said, String accent) {
        assertThat(Accents.of(said)).contains(accent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Uncle Bob", "britishness", "标准"})
    void whatIsNotKnownIsLeftOut(String said) {
        assertThat(Accents.of(said)).isEmpty();
    }

    @Test
    void nothingSaidIsNothingKnown() {
        assertThat(Accents.of(null)).isEmpty();
    }
}
