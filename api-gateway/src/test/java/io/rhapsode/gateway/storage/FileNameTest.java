package io.rhapsode.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "The Odyssey, The Odyssey.mp3",
        "../../etc/passwd, etc passwd.mp3",
        "a\\b:c*d?e<f>g|h, a b c d e f g h.mp3",
        ".hidden., hidden.mp3",
        "Преступление и наказание, Преступление и наказание.mp3",
        "हिन्दी, हिन्दी.mp3",
        "line\u2028break, line break.mp3",
        "\u202egpm.exe, gpm.exe.mp3",
        "🎧, gen_1.mp3",
        "' ', gen_1.mp3",
    })
    void aTitleBecomesANameThatNothingTakesAmiss(String title, String name) {
        assertThat(FileName.of(title, "gen_1", "mp3")).isEqualTo(name);
    }

    @Test
    void withoutATitleTheIdServes() {
        assertThat(FileName.of(null, "gen_1", "wav")).isEqualTo("gen_1.wav");
    }

    @Test
    void aLongTitleIsCutToWhatFileSystemsTake() {
        assertThat(FileName.of("ß".repeat(300), "gen_1", "wav")).isEqualTo("ß".repeat(60) + ".wav");
    }
}
