package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.audio.Programme.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The length of a file follows from its parts by one rule. */
class ProgrammeTest {

    @ParameterizedTest
    @CsvSource({
        "22050, 22050, 44100, 44100",
        "24000, 24001, 44100, 44102", // 44,101.8
        "24000, 1, 12000, 1", // a half is rounded upwards
        "44100, 1, 8000, 0",
        "48000, 1728000000, 44100, 1587600000", // ten hours
    })
    void aStretchIsRoundedOnce(int rate, long samples, int fileRate, long expected) {
        assertThat(new Stretch(rate, samples).samplesAt(fileRate)).isEqualTo(expected);
    }

    @Test
    void theFileIsTheSumOfItsStretches() {
        var programme = new Programme(List.of(new Stretch(24_000, 1), new Stretch(22_050, 3), new Stretch(24_000, 1)));

        assertThat(programme.samplesAt(12_000)).isEqualTo(1 + 2 + 1);
    }

    @Test
    void oneVoiceIsJoinedAtItsOwnRateAndSeveralAtTheFiles() {
        assertThat(new Programme(List.of(new Stretch(24_000, 1))).joinRateHz(44_100))
                .isEqualTo(24_000);
        assertThat(new Programme(List.of(new Stretch(24_000, 1), new Stretch(22_050, 1))).joinRateHz(44_100))
                .isEqualTo(44_100);
    }
}
