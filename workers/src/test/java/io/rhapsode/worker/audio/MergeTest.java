package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One file of many parts, heard again by another run of ffmpeg. */
class MergeTest {

    private static final String TEXT =
            "Sing, O goddess, the anger of Achilles son of Peleus, that brought countless ills upon the Achaeans.";
    private static final String TITLE = "Der Zorn; Ζεύς = \"#1\" \\ ends";

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static byte[] speech;

    @BeforeAll
    static void speak() throws Exception {
        speech = Sounds.speech(shared, TEXT);
    }

    private AudioTools tools() {
        return new FfmpegAudioTools(FfmpegBinaries.find(null, shared), directory);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void everyFormatHasTheLengthTheLoudnessAndTheTagsThatWereAskedFor(AudioFormat format) throws Exception {
        Path file = directory.resolve("book." + format.extension());
        var parts = List.of(Sounds.part(speech, 400), Sounds.part(speech, 700), Sounds.part(speech, 0));
        List<Double> told = new ArrayList<>();

        Master master = tools().merge(
                        parts,
                        new MasterSpec(new AudioSpec(format, 128, true, 44_100), new MasterSpec.Tags(TITLE, "de-AT")),
                        file,
                        told::add);

        int rate = format == AudioFormat.OPUS ? 48_000 : 44_100;
        long samplesIn = 3L * (speech.length - 44) / 2 + 22_050 * 11 / 10;
        long expected = Math.round((double) samplesIn * rate / 22_050);
        var heard = new Heard(file);
        assertThat(master.samples()).isEqualTo(expected);
        assertThat(master.sampleRateHz()).isEqualTo(rate);
        assertThat(master.durationMillis()).isEqualTo(Math.round(expected * 1000.0 / rate));
        assertThat(master.bytes()).isEqualTo(Files.size(file));
        // every codec but AAC cuts its padding off to the sample; an AAC frame has 1,024
        assertThat((long) heard.samples().length)
                .isBetween(expected, expected + (format == AudioFormat.M4A ? 1_024 : 0));
        assertThat(heard.declaredSeconds()).isCloseTo((double) expected / rate, within(0.06));
        assertThat(heard.probe("stream=sample_rate")).isEqualTo(String.valueOf(rate));
        assertThat(heard.loudnessLufs()).isCloseTo(-19, within(1.0));
        assertThat(master.loudnessLufs()).isCloseTo(heard.loudnessLufs(), within(0.15));
        assertThat(master.peakDb()).isCloseTo(heard.peakDb(), within(0.15));
        assertThat(heard.peakDb()).isLessThanOrEqualTo(format.lossy() ? -2.8 : -3.0);
        assertThat(heard.tag("title")).containsExactly(TITLE);
        assertThat(heard.tag("comment")).containsExactly("AI-generated speech");
        assertThat(heard.tag("language")).containsExactly("deu");
        assertThat(told).isSorted().endsWith(1.0).allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(directory)
                .isDirectoryContaining(left -> left.equals(file))
                .isDirectoryNotContaining(left -> !left.equals(file));
    }
}
