package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.worker.audio.CheckedAudio.Flaw;
import io.rhapsode.worker.audio.CheckedAudio.Unusable;
import io.rhapsode.worker.audio.CheckedAudio.Usable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Audio counts only after it was looked at. */
class SpeechCheckTest {

    private static final int RATE = 22_050;
    private static final int DATA_LENGTH_AT = 40;

    @TempDir
    Path directory;

    @TempDir
    Path work;

    private final byte[] tone = Sounds.tone(RATE, 2, 0.25);
    private FfmpegBinaries ffmpeg;

    @BeforeEach
    void find() {
        ffmpeg = FfmpegBinaries.find(null, directory);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(work).isEmptyDirectory();
    }

    private CheckedAudio check(byte[] audio) throws InterruptedException {
        return new FfmpegAudioTools(ffmpeg, work).check(audio);
    }

    /** The same check where no process can be started. */
    private CheckedAudio checkWithoutProcess(byte[] audio) throws InterruptedException {
        Path nowhere = directory.resolve("nowhere");
        return new FfmpegAudioTools(new FfmpegBinaries(nowhere, nowhere), work).check(audio);
    }

    private byte[] encoded(byte[] wav, String... output) throws IOException, InterruptedException {
        Path from = directory.resolve("from.wav");
        Path to = directory.resolve("to");
        Files.write(from, wav);
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-i", from.toString()));
        command.addAll(List.of(output));
        command.add(to.toString());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return Files.readAllBytes(to);
    }

    private byte[] piped(byte[] wav, String... output) throws IOException, InterruptedException {
        Path from = directory.resolve("from.wav");
        Path to = directory.resolve("to");
        Files.write(from, wav);
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-i", from.toString()));
        command.addAll(List.of(output));
        command.add("pipe:1");
        assertThat(new ProcessBuilder(command)
                        .redirectOutput(to.toFile())
                        .start()
                        .waitFor())
                .isZero();
        return Files.readAllBytes(to);
    }

    private static byte[] withDataLength(byte[] wav, int length) {
        byte[] changed = wav.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(DATA_LENGTH_AT, length);
        return changed;
    }

    private static byte[] beginning(byte[] audio, double share) {
        return Arrays.copyOf(audio, (int) (audio.length * share));
    }

    private void isUsable(CheckedAudio checked, int rateHz, double seconds) {
        assertThat(checked).isInstanceOfSatisfying(Usable.class, usable -> {
            assertThat(usable.sampleRateHz()).isEqualTo(rateHz);
            assertThat(usable.durationMillis() / 1000.0).isCloseTo(seconds, within(0.08));
            assertThat(usable.samples()).isEqualTo((usable.wav().length - 44) / 2);
            assertThat(usable.peakDb()).isCloseTo(-12, within(0.6));
            assertThat(usable.rmsDb()).isCloseTo(-15, within(0.6));
            assertThat(WavHeader.canonical(rateHz, usable.wav().length - 44))
                    .isEqualTo(Arrays.copyOf(usable.wav(), 44));
        });
    }

    private static void isUnusable(CheckedAudio checked, Flaw flaw) {
        assertThat(checked).isEqualTo(new Unusable(flaw));
    }

    @Test
    void canonicalWavIsKeptAsItIsAndCostsNoProcess() throws Exception {
        assertThat(checkWithoutProcess(tone))
                .isInstanceOfSatisfying(
                        Usable.class, usable -> assertThat(usable.wav()).isEqualTo(tone));
        isUsable(checkWithoutProcess(tone), RATE, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x7FFF_F000, -1, Integer.MAX_VALUE, -36})
    void aLengthThatNobodyKnewIsReplacedByTheTrueOne(int length) throws Exception {
        isUsable(checkWithoutProcess(withDataLength(tone, length)), RATE, 2);
    }

    @Test
    void whatTheLocalVoiceWritesToAPipeIsUsable() throws Exception {
        Process voice = new ProcessBuilder("espeak-ng", "--stdout", "Sing, O goddess").start();
        byte[] spoken = voice.getInputStream().readAllBytes();

        assertThat(checkWithoutProcess(spoken)).isInstanceOf(Usable.class);
    }

    @Test
    void chunksAroundTheSamplesAreLeftOut() throws Exception {
        var file = new ByteArrayOutputStream();
        file.write(tone, 0, 36);
        file.writeBytes(new byte[] {'L', 'I', 'S', 'T', 3, 0, 0, 0, 1, 2, 3, 0});
        file.write(tone, 36, tone.length - 36);
        file.writeBytes("id3 and the like".getBytes(StandardCharsets.US_ASCII));

        assertThat(checkWithoutProcess(file.toByteArray()))
                .isInstanceOfSatisfying(
                        Usable.class, usable -> assertThat(usable.wav()).isEqualTo(tone));
    }

    @ParameterizedTest
    @CsvSource({
        "22050, -f wav -af pan=stereo|c0=c0|c1=c0",
        "22050, -f wav -c:a pcm_s24le",
        "22050, -f wav -c:a pcm_f32le",
        "22050, -f wav -c:a pcm_mulaw",
        "16000, -f wav -ar 16000 -c:a pcm_u8",
        "22050, -f flac",
        "22050, -f mp3",
        "44100, -f mp3 -ar 44100 -af pan=stereo|c0=c0|c1=c0 -write_xing 0 -id3v2_version 0",
        "48000, -f opus",
        "22050, -f ogg -c:a libvorbis",
        "24000, -f adts -ar 24000",
        "22050, -f ipod",
        "22050, -f mp4 -movflags +faststart",
    })
    void whatProvidersSendBecomesCanonical(int rateHz, String output) throws Exception {
        isUsable(check(encoded(tone, output.split(" "))), rateHz, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-f wav -c:a pcm_s24le",
                "-f flac",
                "-f mp3",
                "-f opus",
                "-f adts",
                "-f mp4 -movflags empty_moov+default_base_moof"
            })
    void whatIsStreamedBecomesCanonical(String output) throws Exception {
        byte[] streamed = piped(tone, output.split(" "));

        assertThat(check(streamed))
                .isInstanceOfSatisfying(
                        Usable.class,
                        usable -> assertThat(usable.durationMillis()).isBetween(1_990L, 2_100L));
    }

    @Test
    void aStreamThatEndsInsideASampleIsTruncated() throws Exception {
        byte[] header = WavHeader.endless(RATE, "");
        byte[] stream = Arrays.copyOf(header, header.length + 1_001);
        System.arraycopy(tone, 44, stream, header.length, 1_001);

        isUnusable(check(stream), Flaw.TRUNCATED);
    }

    @Test
    void nothingIsEmpty() throws Exception {
        isUnusable(checkWithoutProcess(new byte[0]), Flaw.EMPTY);
        isUnusable(checkWithoutProcess(Sounds.silence(RATE, 0)), Flaw.EMPTY);
    }

    @Test
    void aWavThatEndsTooEarlyIsTruncated() throws Exception {
        isUnusable(checkWithoutProcess(Arrays.copyOf(tone, tone.length - 2)), Flaw.TRUNCATED);
        isUnusable(checkWithoutProcess(Arrays.copyOf(tone, 30)), Flaw.TRUNCATED);
        isUnusable(checkWithoutProcess(Arrays.copyOf(withDataLength(tone, -1), 1_001)), Flaw.TRUNCATED);
        isUnusable(check(beginning(encoded(tone, "-f", "wav", "-ac", "2"), 0.6)), Flaw.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f flac", "-f mp3", "-f opus", "-f ogg -c:a libvorbis", "-f mp4 -movflags +faststart"})
    void whatEndsTooEarlyIsTruncated(String output) throws Exception {
        // noise, so that every part of the file has bytes
        var noise = new SplittableRandom(7);
        byte[] audio = encoded(Sounds.wav(RATE, RATE * 3, at -> noise.nextDouble(-0.2, 0.2)), output.split(" "));

        assertThat(check(audio)).isInstanceOf(Usable.class);
        isUnusable(check(beginning(audio, 0.61)), Flaw.TRUNCATED);
    }

    @Test
    void anMp4WithoutItsIndexIsNotUsable() throws Exception {
        assertThat(check(beginning(encoded(tone, "-f", "ipod"), 0.6))).isInstanceOf(Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
                "{\"error\": {\"message\": \"quota\"}}",
                "RIFF....WAVEjunkjunkjunk",
                "ID3",
                "fLaC",
                "OggS",
                "x"
            })
    void whatIsNotAudioIsUndecodable(String body) throws Exception {
        assertThat(check(body.getBytes(StandardCharsets.UTF_8)))
                .isIn(new Unusable(Flaw.UNDECODABLE), new Unusable(Flaw.TRUNCATED));
    }

    @Test
    void aPlaylistOpensNothing() throws Exception {
        Path secret = directory.resolve("secret.wav");
        Files.write(secret, tone);

        isUnusable(
                check(("ffconcat version 1.0\nfile " + secret + "\n").getBytes(StandardCharsets.UTF_8)),
                Flaw.UNDECODABLE);
        isUnusable(
                check(("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile://" + secret + "\n#EXT-X-ENDLIST\n")
                        .getBytes(StandardCharsets.UTF_8)),
                Flaw.UNDECODABLE);
    }

    @Test
    void silenceIsNotSpeech() throws Exception {
        isUnusable(checkWithoutProcess(Sounds.silence(RATE, 2)), Flaw.SILENT);
        isUnusable(checkWithoutProcess(Sounds.tone(RATE, 2, 0.0005)), Flaw.SILENT);
        isUnusable(check(encoded(Sounds.silence(RATE, 2), "-f", "mp3")), Flaw.SILENT);
    }

    @Test
    void aQuietVoiceIsSpeech() throws Exception {
        assertThat(checkWithoutProcess(Sounds.tone(RATE, 2, 0.005))).isInstanceOf(Usable.class);
    }

    @Test
    void hoursOfSoundInAFewBytesAreTooLong() throws Exception {
        byte[] bomb = piped(Sounds.silence(RATE, 1), "-af", "apad=pad_dur=7200", "-f", "flac");

        isUnusable(check(bomb), Flaw.TOO_LONG);
    }

    @Test
    void aMissingProgramIsNotTheAudiosFault() {
        Path nowhere = directory.resolve("nowhere");
        var tools = new FfmpegAudioTools(new FfmpegBinaries(nowhere, nowhere), work);

        assertThatThrownBy(() -> tools.check("fLaC".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        AudioException.class,
                        failure -> assertThat(failure.code()).isEqualTo(AudioException.Code.TOOL_MISSING));
    }
}
