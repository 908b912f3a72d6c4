package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An MP3 that several encoders made is the one that a single encoder would have made. */
class SegmentedMp3Test {

    private static final String TEXT =
            "Sing, O goddess, the anger of Achilles son of Peleus, that brought countless ills upon the Achaeans."
                    + " Many a brave soul did it send hurrying down to Hades, and many a hero did it yield a prey to dogs and vultures.";
    private static final int PARTS = 30;

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static byte[] speech;
    private static FfmpegBinaries ffmpeg;

    @BeforeAll
    static void speak() throws Exception {
        speech = Sounds.speech(shared, TEXT.repeat(2));
        ffmpeg = FfmpegBinaries.find(null, shared);
    }

    /** A chapter of some ten minutes, of a voice of that rate. */
    private List<SpokenPart> chapter(int partsHz) throws IOException, InterruptedException {
        byte[] voice = partsHz == 22_050 ? speech : resampled(partsHz);
        List<SpokenPart> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            parts.add(Sounds.part(voice, part % 3 == 2 ? 2_000 : 500 + part));
        }
        return parts;
    }

    private byte[] resampled(int rateHz) throws IOException, InterruptedException {
        Path from = directory.resolve("from.wav");
        Path to = directory.resolve("to.wav");
        Files.write(from, speech);
        run("ffmpeg", "-v", "error", "-i", from.toString(), "-ar", "" + rateHz, "-bitexact", to.toString());
        return Files.readAllBytes(to);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static MasterSpec spec(int fileHz, int kbps) {
        return new MasterSpec(
                new AudioSpec(AudioFormat.MP3, kbps, true, fileHz), new MasterSpec.Tags("Ὀδύσσεια", "en"));
    }

    @ParameterizedTest
    @CsvSource({"22050, 44100, 128", "24000, 44100, 128", "22050, 22050, 48", "24000, 48000, 320", "22050, 8000, 16"})
    void seamsAreSilentAndEverySampleIsWhereASingleEncoderPutsIt(int partsHz, int fileHz, int kbps) throws Exception {
        List<SpokenPart> parts = chapter(partsHz);
        MasterSpec spec = spec(fileHz, kbps);
        var programme =
                new Rehearsal(ffmpeg.ffmpeg(), parts, spec).measure(done -> {}).programme();
        Gain gain = new Gain(2, 1, -3.5);
        Path single = directory.resolve("single.mp3");
        Path joined = directory.resolve("joined.mp3");

        Loudness whole = new SingleEncoding(ffmpeg, directory, parts, spec).encode(programme, gain, single, done -> {});
        Loudness pieces;
        long seconds;
        try (SegmentedMp3 mp3 =
                SegmentedMp3.begin(ffmpeg, directory, new Semaphore(2), spec, gain, partsHz, joined, taken -> {})) {
            for (SpokenPart part : parts) {
                mp3.add(part);
            }
            pieces = mp3.finish();
            assertThat(mp3.segments()).isGreaterThan(1);
            assertThat(mp3.samples()).isEqualTo(programme.samplesAt(fileHz));
        }

        assertThat(pieces.integratedLufs()).isCloseTo(whole.integratedLufs(), within(0.1));
        assertThat(pieces.peakDb()).isCloseTo(whole.peakDb(), within(0.5));
        short[] expected = new Heard(single).samples();
        short[] heard = new Heard(joined).samples();
        assertThat(heard).hasSameSizeAs(expected);
        assertThat((long) heard.length).isEqualTo(programme.samplesAt(fileHz));
        assertThat(new Heard(joined).declaredSeconds()).isEqualTo(new Heard(single).declaredSeconds());
        // the pauses are silent in both, so at a seam nothing is heard of it
        assertThat(loudestWhereSilent(heard, expected)).isLessThanOrEqualTo(1);
        // and what is heard between them differs by less than the encoder's own noise
        assertThat(difference(heard, expected)).isLessThan(level(expected) / 10);
        assertThat(new Heard(joined).tag("title")).containsExactly("Ὀδύσσεια");
    }

    /** Of the samples around which a single encoder left a twentieth of a second silent. */
    private static int loudestWhereSilent(short[] heard, short[] expected) {
        int loudest = 0;
        int silentFor = 0;
        for (int at = 0; at < expected.length; at++) {
            silentFor = expected[at] == 0 ? silentFor + 1 : 0;
            if (silentFor > 2_400) {
                loudest = Math.max(loudest, Math.abs(heard[at - 1_200]));
            }
        }
        return loudest;
    }

    private static double difference(short[] one, short[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += Math.pow(one[at] - other[at], 2);
        }
        return Math.sqrt(sum / one.length);
    }

    private static double level(short[] sound) {
        return difference(sound, new short[sound.length]);
    }

    @Test
    void theHeadIsWhatFfmpegWouldHaveWrittenOfTheSameFrames() throws Exception {
        MasterSpec spec = spec(44_100, 64);
        List<SpokenPart> parts = List.of(Sounds.part(speech, 0));
        var programme =
                new Rehearsal(ffmpeg.ffmpeg(), parts, spec).measure(done -> {}).programme();
        Path single = directory.resolve("single.mp3");
        Path joined = directory.resolve("joined.mp3");

        new SingleEncoding(ffmpeg, directory, parts, spec).encode(programme, Gain.NONE, single, done -> {});
        try (SegmentedMp3 mp3 =
                SegmentedMp3.begin(ffmpeg, directory, new Semaphore(1), spec, Gain.NONE, 22_050, joined, taken -> {})) {
            mp3.add(parts.getFirst());
            mp3.finish();
        }

        byte[] ours = Files.readAllBytes(joined);
        byte[] theirs = Files.readAllBytes(single);
        List<Integer> different = new ArrayList<>();
        for (int at = 0; at < theirs.length; at++) {
            if (ours[at] != theirs[at]) {
                different.add(at);
            }
        }
        assertThat(ours).hasSameSizeAs(theirs);
        // a table of contents may be rounded by a step; with it goes the head's own check
        assertThat(different).hasSizeLessThan(103).allMatch(at -> at < 600);
    }
}
