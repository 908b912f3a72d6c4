package io.rhapsode.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text and what is said around it, as they lie in the store. */
class KeptTextTest {

    @Test
    void aTextWithNothingAroundItIsKeptAsItIs() {
        assertThat(new KeptText("Sing, 😀.", SaidAround.of(null, "")).written()).isEqualTo("Sing, 😀.");
        assertThat(KeptText.read("Sing, 😀.")).isEqualTo(new KeptText("Sing, 😀.", SaidAround.NOTHING));
    }

    @ParameterizedTest
    @CsvSource({"Before., Behind.", "Before., ''", "'', Behind."})
    void whatIsAroundItIsFoundAgain(String before, String after) {
        var text = new KeptText("Sing.", SaidAround.of(before, after));

        assertThat(text.written()).startsWith("Sing.\0");
        assertThat(KeptText.read(text.written())).isEqualTo(text);
    }

    @Test
    void ofALongStoryOnlyWhatIsNearIsKept() {
        var around = SaidAround.of("😀".repeat(5_000) + "near", "near" + "😀".repeat(5_000));

        assertThat(around.before()).isEqualTo("😀".repeat(SaidAround.MOST_CHARACTERS - 4) + "near");
        assertThat(around.after()).isEqualTo("near" + "😀".repeat(SaidAround.MOST_CHARACTERS - 4));
    }

    @Test
    void whatNoTextHasIsLeftOut() {
        var around = SaidAround.of("\uDE00 be\0fore", "behind \uD83D");

        assertThat(around).isEqualTo(new SaidAround(" before", "behind "));
    }

    @Test
    void itIsNeverShown() {
        assertThat(new KeptText("Sing.", SaidAround.of("Before.", "Behind.")).toString())
                .doesNotContain("Sing", "Before", "Behind");
    }
}
