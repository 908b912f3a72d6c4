package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

    @ParameterizedTest(name = "{0} characters of ''{1}'' are ''{2}''")
    @CsvSource({
        "100, It was late., It was late.",
        "12, It was late., It was late.",
        "11, It was late., was late.",
        "9, It was late., was late.",
        "8, It was late., late.",
        "5, It was late., late.",
        "3, It was late., te.",
        "0, It was late., ''",
        "3, 夜已经很深了。, 深了。",
        "2, a 😀😀😀, 😀😀"
    })
    void beforeAChunkStandsTheEndOfThePreviousOneFromAWordOn(int characters, String previous, String said) {
        assertThat(new Surroundings(characters).before(previous)).isEqualTo(said);
    }

    @ParameterizedTest(name = "{0} characters of ''{1}'' are ''{2}''")
    @CsvSource({
        "100, It was late., It was late.",
        "11, It was late., It was",
        "7, It was late., It was",
        "6, It was late., It was",
        "5, It was late., It",
        "1, It was late., I",
        "0, It was late., ''",
        "3, 夜已经很深了。, 夜已经",
        "2, 😀😀😀 a, 😀😀"
    })
    void behindAChunkStandsTheBeginningOfTheNextOneUpToAWord(int characters, String next, String said) {
        assertThat(new Surroundings(characters).after(next)).isEqualTo(said);
    }

    @Test
    void aScriptWithFewBlanksIsNotCutBackToTheLastOfThem() {
        String text = "好 " + "好".repeat(300) + " 好";

        assertThat(new Surroundings(200).after(text)).hasSize(200);
        assertThat(new Surroundings(200).before(text)).hasSize(200);
    }
}
