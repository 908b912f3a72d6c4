package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is begun before its parts are there is the file that would have been merged of them. */
@Timeout(120)
class EarlyMasterTest {

    private static final int RATE = 22_050;

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static byte[] speech;

    @BeforeAll
    static void speak() throws Exception {
        speech = Sounds.speech(
                shared,
                "Sing, O goddess, the anger of Achilles son of Peleus, that brought countless ills upon the Achaeans."
                        .repeat(4));
    }

    @AfterEach
    void noProcessIsLeftBehind() {
        await().untilAsserted(() -> assertThat(ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().command().orElse("").endsWith("ffmpeg")))
                .isEmpty());
    }

    private AudioTools tools() {
        return new FfmpegAudioTools(FfmpegBinaries.find(null, shared), directory);
    }

    private static MasterSpec spec(AudioFormat format) {
        return new MasterSpec(new AudioSpec(format, 128, true, 44_100), new MasterSpec.Tags("The title", "en"));
    }

    private Path file() {
        return directory.resolve("file");
    }

    private Optional<Master> master(AudioFormat format, List<SpokenPart> parts) throws InterruptedException {
        try (EarlyMaster early = tools().early(spec(format), file())) {
            for (SpokenPart part : parts) {
                early.add(part);
            }
            return early.finish();
        }
    }

    private static List<SpokenPart> speech(int parts) {
        List<SpokenPart> all = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            all.add(Sounds.part(speech, part == parts - 1 ? 0 : 1_001));
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void itHasTheLengthTheLoudnessAndTheTagsOfAMergedOne(AudioFormat format) throws Exception {
        List<SpokenPart> parts = speech(12); // more than the beginning that is listened to

        Master early = master(format, parts).orElseThrow();

        var heard = new Heard(file());
        Path other = directory.resolve("merged");
        Master merged = tools().merge(parts, spec(format), other, done -> {});
        assertThat(early.samples()).isEqualTo(merged.samples());
        assertThat(heard.samples()).hasSameSizeAs(new Heard(other).samples());
        assertThat(early.bytes()).isEqualTo(Files.size(file()));
        assertThat(early.durationMillis()).isEqualTo(merged.durationMillis());
        assertThat(heard.declaredSeconds()).isEqualTo(new Heard(other).declaredSeconds(), within(0.001));
        assertThat(heard.loudnessLufs()).isCloseTo(-19, within(1.0)).isCloseTo(early.loudnessLufs(), within(0.15));
        assertThat(heard.peakDb()).isLessThanOrEqualTo(format.lossy() ? -2.8 : -3.0);
        assertThat(early.peakDb()).isCloseTo(heard.peakDb(), within(0.15));
        assertThat(heard.tag("title")).containsExactly("The title");
        Files.delete(other);
        onlyTheFileIsLeft();
    }

    @Test
    void aTextThatIsOverBeforeItsBeginningIsAFileToo() throws Exception {
        Master early = master(AudioFormat.MP3, List.of(Sounds.part(speech, 0))).orElseThrow();

        assertThat(early.samples()).isEqualTo(speech.length - 44); // twice the rate, half the bytes
        assertThat(early.loudnessLufs()).isCloseTo(-19, within(1.0));
    }

    @ParameterizedTest
    @EnumSource(
            value = AudioFormat.class,
            names = {"MP3", "FLAC"})
    void aFileThatMissesItsLoudnessIsNotGivenOut(AudioFormat format) throws Exception {
        List<SpokenPart> drifting = new ArrayList<>();
        for (int minute = 0; minute < 8; minute++) {
            drifting.add(Sounds.part(Sounds.tone(RATE, 60, minute < 4 ? 0.02 : 0.4), 500));
        }

        assertThat(master(format, drifting)).isEmpty();
        nothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(
            value = AudioFormat.class,
            names = {"MP3", "OPUS"})
    void oneThatIsGivenUpLeavesNothingBehind(AudioFormat format) throws Exception {
        EarlyMaster early = tools().early(spec(format), file());
        for (SpokenPart part : speech(12)) {
            early.add(part);
        }

        early.close();

        nothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(
            value = AudioFormat.class,
            names = {"MP3", "WAV"})
    void aPartThatCannotBeReadEndsIt(AudioFormat format) throws Exception {
        List<SpokenPart> parts = speech(12);
        parts.set(11, new SpokenPart(() -> Files.newInputStream(directory.resolve("no")), 0));

        assertThatThrownBy(() -> master(format, parts)).isInstanceOf(AudioException.class);
        nothingIsLeft();
    }

    @Test
    void aVoiceOfAnotherRateIsLeftToTheMerge() throws Exception {
        List<SpokenPart> parts = speech(12);
        parts.add(Sounds.part(Sounds.tone(24_000, 1, 0.1), 0));

        assertThatThrownBy(() -> master(AudioFormat.MP3, parts)).isInstanceOf(AudioException.class);
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        assertThat(directory).isEmptyDirectory();
    }

    private void onlyTheFileIsLeft() throws IOException {
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(file());
        }
    }
}
