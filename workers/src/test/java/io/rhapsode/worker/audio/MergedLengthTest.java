package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every sample of the parts is in the file, where it belongs. */
class MergedLengthTest {

    private static final int RATE = 44_100;

    @TempDir
    Path directory;

    private Master merge(AudioFormat format, int rateHz, boolean normalize, Path file, List<SpokenPart> parts)
            throws InterruptedException {
        return new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory)
                .merge(
                        parts,
                        new MasterSpec(new AudioSpec(format, 192, normalize, rateHz), new MasterSpec.Tags(null, null)),
                        file,
                        fraction -> {});
    }

    @ParameterizedTest
    @EnumSource(
            value = AudioFormat.class,
            names = {"WAV", "FLAC"})
    void nothingIsChangedWhereNothingIsAskedFor(AudioFormat format) throws Exception {
        var noise = RandomGenerator.of("L64X128MixRandom");
        byte[] first = Sounds.wav(RATE, 10_007, at -> noise.nextDouble(-1, 1));
        byte[] second = Sounds.wav(RATE, 1, at -> 1);
        Path file = directory.resolve("copy");

        merge(format, RATE, false, file, List.of(Sounds.part(first, 0), Sounds.part(second, 10)));

        short[] expected = Arrays.copyOf(samples(first, second), 10_008 + 441);
        assertThat(new Heard(file).samples()).isEqualTo(expected);
    }

    private static short[] samples(byte[]... wavs) {
        List<Short> samples = new ArrayList<>();
        for (byte[] wav : wavs) {
            for (int at = 44; at < wav.length; at += 2) {
                samples.add((short) (Byte.toUnsignedInt(wav[at]) | wav[at + 1] << 8));
            }
        }
        short[] all = new short[samples.size()];
        for (int at = 0; at < all.length; at++) {
            all[at] = samples.get(at);
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(
            value = AudioFormat.class,
            names = {"WAV", "FLAC", "MP3", "M4A"})
    void aClickIsHeardAtTheSampleWhereItWas(AudioFormat format) throws Exception {
        Path file = directory.resolve("clicks");
        var parts = List.of(
                Sounds.part(Sounds.click(RATE, 30_000, 12_345), 100), // begins at 0
                Sounds.part(Sounds.click(RATE, 20_001, 0), 1), // begins at 34,410
                Sounds.part(Sounds.click(RATE, 20_000, 19_000), 0)); // begins at 54,455

        Master master = merge(format, RATE, true, file, parts);

        assertThat(master.samples()).isEqualTo(74_455);
        assertThat(new Heard(file).clicks())
                .contains(12_345, 34_410, 73_455)
                .allSatisfy(heard -> assertThat(Math.min(
                                Math.abs(heard - 12_345), Math.min(Math.abs(heard - 34_410), Math.abs(heard - 73_455))))
                        .isLessThan(6));
    }

    @Test
    void aVoiceOfAnotherRateIsResampledAsAWhole() throws Exception {
        Path file = directory.resolve("resampled");
        var parts = List.of(
                Sounds.part(Sounds.click(24_000, 24_001, 12_000), 33),
                Sounds.part(Sounds.click(24_000, 12_000, 6_000), 0));

        Master master = merge(AudioFormat.FLAC, RATE, false, file, parts);

        // 24,001 + 792 + 12,000 samples of 24 kHz
        long expected = Math.round(36_793 * 44_100.0 / 24_000);
        assertThat(master.samples()).isEqualTo(expected);
        assertThat(new Heard(file).samples()).hasSize((int) expected);
        assertThat(new Heard(file).clicks())
                .contains((int) Math.round(12_000 * 1.8375), (int) Math.round((24_793 + 6_000) * 1.8375));
    }

    @ParameterizedTest
    @EnumSource(
            value = AudioFormat.class,
            names = {"WAV", "OPUS"})
    void voicesOfDifferentRatesAreJoinedEachAtItsOwnLength(AudioFormat format) throws Exception {
        int rate = format == AudioFormat.OPUS ? 48_000 : 44_100;
        Path file = directory.resolve("mixed");
        var parts = List.of(
                Sounds.part(Sounds.click(22_050, 22_051, 11_025), 250),
                Sounds.part(Sounds.click(24_000, 24_007, 12_000), 0),
                Sounds.part(Sounds.click(24_000, 10_000, 1), 0),
                Sounds.part(Sounds.click(44_100, 44_100, 22_050), 0),
                Sounds.part(Sounds.click(22_050, 5_000, 2_500), 7));

        Master master = merge(format, 44_100, true, file, parts);

        long first = Math.round((22_051 + 5_513) * (double) rate / 22_050); // 250 ms are 5,512.5 samples
        long second = Math.round(34_007 * (double) rate / 24_000);
        long third = Math.round(44_100 * (double) rate / 44_100);
        long fourth = Math.round((5_000 + 154) * (double) rate / 22_050);
        assertThat(master.samples()).isEqualTo(first + second + third + fourth);
        assertThat(new Heard(file).samples()).hasSize((int) master.samples());
        assertThat(new Heard(file).clicks())
                .contains(rate / 2, (int) first + rate / 2, (int) (first + second) + rate / 2);
    }

    @Test
    void aRateThatTheFormatDoesNotHaveIsRaised() throws Exception {
        Path file = directory.resolve("raised");

        Master master =
                merge(AudioFormat.MP3, 23_000, true, file, List.of(Sounds.part(Sounds.tone(22_050, 1, 0.1), 0)));

        assertThat(master.sampleRateHz()).isEqualTo(24_000);
        assertThat(new Heard(file).samples()).hasSize(24_000);
    }

    @Test
    void theLongFramesOfAnMp3OfALowRateAreNoFault() throws Exception {
        Path file = directory.resolve("low");
        int samples = 13_333; // the encoder pads them by more than a fifth of a second

        Master master = merge(
                AudioFormat.MP3,
                8_000,
                true,
                file,
                List.of(Sounds.part(Sounds.tone(8_000, samples / 8_000.0, 0.1), 0)));

        assertThat(master.durationMillis()).isEqualTo(1_667);
        assertThat(new Heard(file).samples()).hasSize(samples);
    }

    /** What a caller may ask for. */
    private static final int[] RATES = {8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000};

    /** ffmpeg's decoder does not cut the end of an M4A off: it plays the last frame whole. Its edit list says where the end is. */
    private static final int M4A_FRAME = 1_024;

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void everyFormatSaysItsLengthToTheSampleAtEveryRate(AudioFormat format) throws Exception {
        var part = List.of(Sounds.part(Sounds.tone(22_050, 1.111, 0.1), 0));
        for (int rate : RATES) {
            Path file = directory.resolve("exact-" + rate);

            Master master = merge(format, rate, true, file, part);

            int fileRate = format == AudioFormat.OPUS ? 48_000 : rate;
            int exact = (int) Math.round(24_498 * (double) fileRate / 22_050); // the samples of the part
            assertThat(master.sampleRateHz()).isEqualTo(fileRate);
            assertThat(master.samples()).isEqualTo(exact);
            if (format == AudioFormat.M4A) {
                assertThat(new Heard(file).probe("stream=duration_ts")).isEqualTo(String.valueOf(exact));
                assertThat(new Heard(file).samples().length).isBetween(exact, exact + M4A_FRAME - 1);
            } else {
                assertThat(new Heard(file).samples()).as("at %s", rate).hasSize(exact);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void aTenthOfASecondIsAFileToo(AudioFormat format) throws Exception {
        Path file = directory.resolve("short");

        Master master = merge(format, RATE, true, file, List.of(Sounds.part(Sounds.tone(22_050, 0.1, 0.02), 0)));

        assertThat(master.durationMillis()).isEqualTo(100);
        assertThat(master.loudnessLufs())
                .as("less than a block has no loudness")
                .isNull();
        // a tone's peak is some 4 dB over the loudness of its block: its own is raised to the target all the same
        assertThat(master.peakDb()).isBetween(-17.5, -14.0);
        assertThat(new Heard(file).samples().length).isBetween(4_410, 6_000);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void theEdgesOfWhatMayBeAskedForAreMade(AudioFormat format) throws Exception {
        var part = List.of(Sounds.part(Sounds.tone(22_050, 1, 0.1), 0));
        for (int rate : new int[] {8_000, 48_000}) {
            for (int bitrate : new int[] {16, 320}) {
                Path file = directory.resolve("edge");
                Master master = new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory)
                        .merge(
                                part,
                                new MasterSpec(
                                        new AudioSpec(format, bitrate, true, rate), new MasterSpec.Tags("t", "xx")),
                                file,
                                fraction -> {});
                assertThat(master.durationMillis()).isEqualTo(1_000);
                assertThat(new Heard(file).declaredSeconds()).isBetween(0.99, 1.2);
            }
        }
    }
}
