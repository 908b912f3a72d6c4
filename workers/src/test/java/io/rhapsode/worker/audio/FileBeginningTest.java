package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The beginning of a finished file, decoded by another program. */
class FileBeginningTest {

    private static final double MOST = 3;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void theBeginningIsAFileOfItsOwnAndHasNothingOfTheRest(AudioFormat format) throws Exception {
        Path whole = made(format, 44_100, 10);

        Heard beginning = new Heard(beginning(whole, format, 44_100));

        assertThat(beginning.samples().length / rate(format, 44_100))
                .isGreaterThan(MOST - 0.2)
                .isLessThanOrEqualTo(MOST + 0.15);
        assertThat(beginning.declaredSeconds()).isLessThanOrEqualTo(MOST + 0.15);
        assertThat(beginning.tag("title")).contains("A tale");
        assertThat(Files.size(beginning.file())).isLessThan(Files.size(whole) / 2);
    }

    /** Where a frame is longest. */
    @ParameterizedTest
    @CsvSource({"MP3, 8000", "M4A, 8000", "OPUS, 8000", "FLAC, 8000", "WAV, 8000"})
    void atLowRatesToo(AudioFormat format, int rateHz) throws Exception {
        Heard beginning = new Heard(beginning(made(format, rateHz, 10), format, rateHz));

        assertThat(beginning.samples().length / rate(format, rateHz))
                .isGreaterThan(MOST - 0.2)
                .isLessThanOrEqualTo(MOST + 0.2);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void whatIsShorterIsThereAsAWhole(AudioFormat format) throws Exception {
        Path whole = made(format, 44_100, 1);

        Heard beginning = new Heard(beginning(whole, format, 44_100));

        assertThat(beginning.samples()).hasSameSizeAs(new Heard(whole).samples());
    }

    private static double rate(AudioFormat format, int rateHz) {
        return format == AudioFormat.OPUS ? 48_000 : rateHz;
    }

    private Path made(AudioFormat format, int rateHz, double seconds) throws Exception {
        Path file = directory.resolve("whole." + format.extension());
        tools().merge(
                        List.of(Sounds.part(Sounds.tone(22_050, seconds, 0.3), 0)),
                        new MasterSpec(spec(format, rateHz), new MasterSpec.Tags("A tale", null)),
                        file,
                        fraction -> {});
        return file;
    }

    private Path beginning(Path whole, AudioFormat format, int rateHz) throws Exception {
        Path target = directory.resolve("beginning." + format.extension());
        tools().beginning(whole, spec(format, rateHz), Duration.ofMillis((long) (1000 * MOST)), target);
        return target;
    }

    private static AudioSpec spec(AudioFormat format, int rateHz) {
        return new AudioSpec(format, 64, false, rateHz);
    }

    private AudioTools tools() {
        return new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory);
    }
}
