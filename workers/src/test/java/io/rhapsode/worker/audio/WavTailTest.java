package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies behind the samples is there for whoever knows of it, and for nobody else. */
class WavTailTest {

    private static final int RATE = 22_050;

    @TempDir
    Path directory;

    private final byte[] tone = Sounds.tone(RATE, 0.5, 0.25);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4_001})
    void whatIsAppendedIsFoundBehindTheSamples(int length) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 7);

        byte[] file = WavTail.append(tone, content);

        assertThat(file.length % 2).isZero();
        assertThat(WavTail.read(behind(file))).contains(content);
    }

    @Test
    void aFileWithoutOneAndOneThatIsCutOffHaveNone() {
        byte[] file = WavTail.append(tone, new byte[10]);

        assertThat(WavTail.read(behind(tone))).isEmpty();
        for (int length = tone.length; length < file.length; length++) {
            assertThat(WavTail.read(behind(Arrays.copyOf(file, length)))).isEmpty();
        }
    }

    @Test
    void theFileIsCheckedAndJoinedAsIfThereWereNone() throws Exception {
        byte[] file = WavTail.append(tone, "RIFF data, perhaps".getBytes());
        var tools = new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory);

        assertThat(tools.check(file))
                .isInstanceOfSatisfying(
                        CheckedAudio.Usable.class,
                        usable -> assertThat(usable.wav()).isEqualTo(tone));
        assertThat(merged(tools, file)).isEqualTo(merged(tools, tone));
        try (var wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            assertThat(wav.getFrameLength()).isEqualTo(RATE / 2);
        }
    }

    private byte[] merged(AudioTools tools, byte[] part) throws Exception {
        Path target = directory.resolve("merged.wav");
        tools.merge(
                List.of(
                        new SpokenPart(() -> new ByteArrayInputStream(part), 100),
                        new SpokenPart(() -> new ByteArrayInputStream(part), 0)),
                new MasterSpec(new AudioSpec(AudioFormat.WAV, 128, true, 44_100), new MasterSpec.Tags(null, null)),
                target,
                done -> {});
        return Files.readAllBytes(target);
    }

    private byte[] behind(byte[] file) {
        return Arrays.copyOfRange(file, (int) WavTail.begin(RATE / 2), file.length);
    }
}
