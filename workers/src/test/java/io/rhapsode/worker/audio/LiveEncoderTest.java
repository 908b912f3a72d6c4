package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Delivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rendering that is heard while it is made. */
@Timeout(60)
class LiveEncoderTest implements LiveEncoderContract {

    private static final int RATE = 22_050;
    private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

    @TempDir
    Path directory;

    private @Nullable FfmpegAudioTools tools;

    @Override
    public LiveEncoder live() {
        return live(AudioFormat.WAV);
    }

    @Override
    public int rateHz() {
        return RATE;
    }

    private LiveEncoder live(AudioFormat format) {
        return tools().live(spec(format), Delivery.AS_ORDERED, RATE);
    }

    private FfmpegAudioTools tools() {
        if (tools == null) {
            tools = new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory);
        }
        return tools;
    }

    private static MasterSpec spec(AudioFormat format) {
        return spec(format, 44_100);
    }

    private static MasterSpec spec(AudioFormat format, int rateHz) {
        return new MasterSpec(new AudioSpec(format, 96, true, rateHz), new MasterSpec.Tags("Title", "en"));
    }

    @AfterEach
    void noProcessIsLeftBehind() {
        tools().close();
        await().untilAsserted(() -> assertThat(WarmEncodersTest.processes()).isEmpty());
    }

    private Heard feedAll(AudioFormat format, List<SpokenPart> parts) throws Exception {
        try (LiveEncoder encoder = live(format)) {
            var output = CompletableFuture.supplyAsync(() -> LiveEncoderContract.everything(encoder), THREADS);
            for (SpokenPart part : parts) {
                encoder.feed(part);
            }
            encoder.finish();
            Path file = directory.resolve("heard");
            Files.write(file, output.get());
            return new Heard(file);
        }
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void everythingThatWasFedIsHeardInOrder(AudioFormat format) throws Exception {
        int rate = format == AudioFormat.OPUS ? 48_000 : 44_100;

        Heard heard = feedAll(
                format,
                List.of(
                        Sounds.part(Sounds.tone(RATE, 1, 0.02), 500),
                        Sounds.part(Sounds.tone(RATE, 1, 0.5), 0),
                        Sounds.part(Sounds.tone(24_000, 1, 0.2), 0)));

        short[] samples = heard.samples();
        assertThat(samples.length / (double) rate).isCloseTo(3.5, within(0.15));
        assertThat(loudest(samples, rate, 1.15, 1.35)).as("the pause").isLessThan(100);
        assertThat(heard.tag("comment")).containsExactly("AI-generated speech");
    }

    @Test
    void theNextListenerFindsAnEncoderThatWaitsForHim() throws Exception {
        List<SpokenPart> parts = List.of(Sounds.part(Sounds.tone(RATE, 1, 0.2), 0));
        feedAll(AudioFormat.MP3, parts);
        await().until(() -> WarmEncodersTest.processes().size() == 1);
        List<ProcessHandle> waiting = WarmEncodersTest.processes();

        try (LiveEncoder encoder = live(AudioFormat.MP3)) {
            assertThat(WarmEncodersTest.processes()).isEqualTo(waiting);
            encoder.feed(parts.getFirst());
            encoder.finish();
            assertThat(LiveEncoderContract.everything(encoder)).hasSizeGreaterThan(10_000);
        }
    }

    /** At the rate of the telephone, where every form is possible; a frame of AAC is an eighth of a second there, and two are padding. */
    @ParameterizedTest
    @EnumSource(value = Delivery.class, mode = EnumSource.Mode.EXCLUDE, names = "AS_ORDERED")
    void everyFormOfAStreamHoldsAllThatWasFed(Delivery delivery) throws Exception {
        try (LiveEncoder encoder = tools().live(spec(fileOf(delivery), 8_000), delivery, RATE)) {
            var output = CompletableFuture.supplyAsync(() -> LiveEncoderContract.everything(encoder), THREADS);
            encoder.feed(Sounds.part(Sounds.tone(RATE, 2, 0.2), 500));
            encoder.feed(Sounds.part(Sounds.tone(RATE, 1, 0.2), 0));
            encoder.finish();

            assertThat(seconds(output.get(), delivery)).isCloseTo(3.5, within(0.3));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Delivery.class, mode = EnumSource.Mode.EXCLUDE, names = "AS_ORDERED")
    void aFinishedFileIsDeliveredWholeInEveryForm(Delivery delivery) throws Exception {
        Path file = directory.resolve("finished");
        tools().merge(
                        List.of(Sounds.part(Sounds.tone(RATE, 3, 0.2), 0)),
                        spec(fileOf(delivery), 8_000),
                        file,
                        fraction -> {});

        try (var delivered = tools().delivered(Files.newInputStream(file), delivery)) {
            assertThat(seconds(delivered.readAllBytes(), delivery)).isCloseTo(3, within(0.3));
        }
    }

    @Test
    void aFileThatIsNoneIsNotDeliveredAsSilence() {
        assertThatThrownBy(() -> {
                    try (var delivered = tools().delivered(new ByteArrayInputStream(new byte[1_000]), Delivery.PCM)) {
                        delivered.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void whoStopsListeningToAFinishedFileLeavesNothingBehind() throws Exception {
        Path file = directory.resolve("finished.wav");
        tools().merge(
                        List.of(Sounds.part(Sounds.tone(RATE, 60, 0.2), 0)),
                        spec(AudioFormat.WAV, 48_000),
                        file,
                        done -> {});

        try (var delivered = tools().delivered(Files.newInputStream(file), Delivery.PCM)) {
            assertThat(delivered.readNBytes(1_000)).hasSize(1_000);
        }
    }

    private static AudioFormat fileOf(Delivery delivery) {
        return delivery == Delivery.ADTS ? AudioFormat.M4A : AudioFormat.WAV;
    }

    private double seconds(byte[] sound, Delivery delivery) throws Exception {
        return switch (delivery) {
            case PCM -> sound.length / 2.0 / 8_000;
            case ULAW, ALAW -> sound.length / 8_000.0;
            case ADTS, AS_ORDERED -> {
                Path file = directory.resolve("delivered");
                Files.write(file, sound);
                yield new Heard(file).samples().length / 8_000.0;
            }
        };
    }

    private static int loudest(short[] samples, int rate, double from, double to) {
        int loudest = 0;
        for (int at = (int) (from * rate); at < to * rate; at++) {
            loudest = Math.max(loudest, Math.abs(samples[at]));
        }
        return loudest;
    }

    @Test
    void partsComeOutAlikeHoweverLoudTheyWere() throws Exception {
        Heard heard = feedAll(
                AudioFormat.FLAC,
                List.of(
                        Sounds.part(Sounds.tone(RATE, 2, 0.02), 0),
                        Sounds.part(Sounds.tone(RATE, 2, 0.6), 0),
                        Sounds.part(Sounds.tone(24_000, 2, 0.1), 0),
                        Sounds.part(Sounds.silence(RATE, 1), 0)));

        short[] samples = heard.samples();
        int first = loudest(samples, 44_100, 0.5, 1.5);
        assertThat(loudest(samples, 44_100, 2.5, 3.5)).isCloseTo(first, within(first / 50));
        assertThat(loudest(samples, 44_100, 4.5, 5.5)).isCloseTo(first, within(first / 50));
        assertThat(loudest(samples, 44_100, 6.2, 6.9)).isLessThan(10);
        assertThat(heard.loudnessLufs()).isCloseTo(MasterSpec.TARGET_LUFS, within(1.0));
    }

    @Test
    void speechComesNearItsLoudnessWithoutBeingMeasuredByTheStandard() throws Exception {
        byte[] speech = Sounds.speech(
                directory,
                "Many a brave soul did it send hurrying down to Hades, and many a hero did it yield a prey to dogs and vultures.");

        Heard heard = feedAll(AudioFormat.FLAC, List.of(Sounds.part(speech, 300), Sounds.part(speech, 300)));

        assertThat(heard.loudnessLufs()).isCloseTo(MasterSpec.TARGET_LUFS, within(2.0));
        assertThat(heard.peakDb()).isLessThanOrEqualTo(MasterSpec.PEAK_DB);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void soundComesOutBeforeTheNextPartIsThere(AudioFormat format) throws Exception {
        try (LiveEncoder encoder = live(format)) {
            var fed = CompletableFuture.runAsync(() -> feed(encoder, 1), THREADS);

            // a second of the two, while nothing more has come and nothing was finished
            var heard = new ByteArrayOutputStream();
            byte[] block = new byte[4_096];
            while (decodedSeconds(heard.toByteArray()) < 1) {
                heard.write(block, 0, encoder.output().read(block));
            }
            fed.join();
        }
    }

    private double decodedSeconds(byte[] beginning) throws Exception {
        if (beginning.length < 8_000) {
            return 0;
        }
        Path file = directory.resolve("beginning");
        Files.write(file, beginning);
        Process decoder = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "quiet",
                        "-i",
                        file.toString(),
                        "-ac",
                        "1",
                        "-ar",
                        "8000",
                        "-f",
                        "s16le",
                        "pipe:1")
                .start();
        return decoder.getInputStream().readAllBytes().length / 16_000.0;
    }

    @Test
    void closingEndsAReadThatWaits() throws Exception {
        LiveEncoder encoder = live(AudioFormat.MP3);
        var rest = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return encoder.output().transferTo(new ByteArrayOutputStream());
                    } catch (IOException closed) {
                        return -1L;
                    }
                },
                THREADS);

        encoder.close();

        assertThat(rest.get()).isLessThan(1_000);
    }
}
