package io.rhapsode.worker.text.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scale goes from LIX 20 to LIX 65; 100 words are trusted. */
class ReadabilityTest {

    private static final int WORDS = 100;

    @Test
    void itIsTheWordsOfASentenceAndThePercentageOfLongWords() {
        var text = words("lamp", 80);
        for (int count = 0; count < 20; count++) {
            text.add("lantern");
        }
        assertThat(text.complexity(10)).isEqualTo(lix(10 + 20), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "sixsix, false",
        "sevenly, true",
        "𝔘𝔘𝔘𝔘𝔘𝔘, false",
        "雨水, false",
        "図書館, true",
        "ひと, false",
        "ひとり, true",
        "ランプ, true",
        "ーーー, true",
        "ヿヿヿ, true",
        "ㄅㄅㄅ, false",
        "〿〿〿, false"
    })
    void whatIsALongWordDependsOnItsScript(String word, boolean isLong) {
        assertThat(words(word, WORDS).complexity(WORDS / 5)).isEqualTo(isLong ? 1 : lix(5), within(1e-9));
    }

    @Test
    void aShortTextIsDrawnTowardsAnOrdinaryOne() {
        assertThat(new Readability().complexity(0)).isEqualTo(lix(35), within(1e-9));
        assertThat(words("lantern", 10).complexity(1)).isEqualTo(lix(0.1 * 110 + 0.9 * 35), within(1e-9));
    }

    @Test
    void wordsWithoutASentenceAreOne() {
        assertThat(words("lamp", 30).complexity(0)).isEqualTo(words("lamp", 30).complexity(1));
    }

    private static double lix(double index) {
        return Math.clamp((index - 20) / 45, 0, 1);
    }

    private static Readability words(String word, int count) {
        var text = new Readability();
        for (int added = 0; added < count; added++) {
            text.add(word);
        }
        return text;
    }
}
