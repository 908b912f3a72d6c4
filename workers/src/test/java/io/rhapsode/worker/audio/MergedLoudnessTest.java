package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loudness that is asked for is reached, and what cannot be reached is told as it is. */
class MergedLoudnessTest {

    private static final int RATE = 22_050;

    @TempDir
    Path directory;

    private final List<Double> told = new ArrayList<>();

    private Master merge(boolean normalize, byte[] wav) throws InterruptedException {
        return merge(AudioFormat.WAV, normalize, wav);
    }

    private Master merge(AudioFormat format, boolean normalize, byte[] wav) throws InterruptedException {
        return new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory)
                .merge(
                        List.of(Sounds.part(wav, 100)),
                        new MasterSpec(new AudioSpec(format, 128, normalize, 44_100), new MasterSpec.Tags(null, null)),
                        directory.resolve("file"),
                        told::add);
    }

    private Heard heard() {
        return new Heard(directory.resolve("file"));
    }

    @ParameterizedTest
    @CsvSource({"0.9", "0.1", "0.01", "0.003"})
    void loudAndQuietVoicesComeOutAlike(double amplitude) throws Exception {
        Master master = merge(true, Sounds.tone(RATE, 3, amplitude));

        assertThat(master.loudnessLufs()).isCloseTo(-19, within(0.2));
        assertThat(heard().loudnessLufs()).isCloseTo(-19, within(0.2));
    }

    @Test
    void peaksAreHeldAndTheLoudnessIsReachedAllTheSame() throws Exception {
        // quiet, with one loud tenth of a second in each second
        byte[] peaky = Sounds.wav(
                RATE, RATE * 6, at -> (at % RATE < RATE / 10 ? 0.95 : 0.04) * Math.sin(2 * Math.PI * 300 * at / RATE));

        Master before = merge(false, peaky);
        Master master = merge(true, peaky);

        assertThat(before.peakDb()).isGreaterThan(-1);
        assertThat(master.loudnessLufs()).isCloseTo(-19, within(1.0));
        assertThat(heard().peakDb()).isLessThanOrEqualTo(-3);
    }

    @Test
    void whatALimiterTakesIsGivenBackBeforeTheFileIsMade() throws Exception {
        // loud consonants: the limiter works all the time
        byte[] crackling = Sounds.wav(
                RATE, RATE * 6, at -> (at % 2_205 < 40 ? 0.98 : 0.06) * Math.sin(2 * Math.PI * 1_000 * at / RATE));

        Master master = merge(true, crackling);

        assertThat(master.loudnessLufs()).isCloseTo(-19, within(1.0));
        assertThat(master.peakDb()).isLessThanOrEqualTo(-3);
        assertThat(told).as("the progress of repeated rehearsals").isSorted();
    }

    @Test
    void whatIsNotToBeNormalizedIsMeasuredOnly() throws Exception {
        Master master = merge(false, Sounds.tone(RATE, 3, 0.01));

        assertThat(master.peakDb()).isEqualTo(-40.0, within(0.1));
        assertThat(master.loudnessLufs()).isCloseTo(heard().loudnessLufs(), within(0.1));
        assertThat(heard().peakDb()).isEqualTo(-40.0, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"true,WAV", "false,WAV", "true,MP3", "true,OPUS", "true,M4A", "true,FLAC"})
    void silenceStaysSilentAndHasNoLoudness(boolean normalize, AudioFormat format) throws Exception {
        Master master = merge(format, normalize, Sounds.silence(RATE, 2));

        assertThat(master.loudnessLufs()).isNull();
        assertThat(master.peakDb()).isNull();
        assertThat(master.durationMillis()).isEqualTo(2_100);
    }

    @Test
    void noiseUnderTheGateIsNotRaised() throws Exception {
        // one bit of dither
        Master master = merge(true, Sounds.wav(RATE, RATE * 2, at -> at % 2 == 0 ? 1 / 32_767.0 : 0));

        assertThat(master.loudnessLufs()).isNull();
        assertThat(master.peakDb()).isLessThan(-85);
    }

    @Test
    void almostNothingIsNotRaisedWithoutEnd() throws Exception {
        Master master = merge(true, Sounds.tone(RATE, 2, 0.0008));

        assertThat(master.peakDb()).isCloseTo(-62 + Gain.LARGEST_DB, within(0.5));
    }
}
