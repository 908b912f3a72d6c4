package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @ParameterizedTest
    @CsvSource({
        "abcdef, 3, abc",
        "abc, 3, abc",
        "ab👩‍👩‍👧cd, 4, ab", // the cut would go through a family of five code points
        "ab👩‍👩‍👧cd, 7, ab👩‍👩‍👧",
        "abe\u0301d, 3, ab", // an accent that stands for itself
        "abe\u0301d, 4, abe\u0301",
        "a🇮🇸b, 2, a", // half a flag
        "각각, 1, 각",
    })
    void theCutNeverGoesThroughACharacter(String text, int characters, String excerpt) {
        assertThat(Excerpt.of(text, characters)).isEqualTo(excerpt);
    }

    @Test
    void aCharacterThatAloneIsTooLongIsCutAllTheSame() {
        String zalgo = "e" + "\u0301".repeat(50);

        assertThat(Excerpt.of(zalgo, 10)).isEqualTo("e" + "\u0301".repeat(9));
    }

    @Test
    void codePointsAreCountedAndNotChars() {
        assertThat(Excerpt.of("🎧".repeat(600), 500)).isEqualTo("🎧".repeat(500));
    }
}
