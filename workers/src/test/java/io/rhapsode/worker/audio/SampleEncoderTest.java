package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Delivery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rendering of which nothing has to be encoded. */
@Timeout(60)
class SampleEncoderTest implements LiveEncoderContract {

    private static final int RATE = 24_000;
    private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

    @TempDir
    Path directory;

    @Override
    public LiveEncoder live() {
        return live(Delivery.PCM, true);
    }

    @Override
    public int rateHz() {
        return RATE;
    }

    private LiveEncoder live(Delivery delivery, boolean normalize) {
        var audio = new AudioSpec(AudioFormat.WAV, 128, normalize, RATE);
        return new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory)
                .live(new MasterSpec(audio, new MasterSpec.Tags(null, null)), delivery, RATE);
    }

    private byte[] feedAll(Delivery delivery, boolean normalize, SpokenPart... parts) throws Exception {
        try (LiveEncoder encoder = live(delivery, normalize)) {
            var output = CompletableFuture.supplyAsync(() -> LiveEncoderContract.everything(encoder), THREADS);
            for (SpokenPart part : parts) {
                encoder.feed(part);
            }
            encoder.finish();
            return output.get();
        }
    }

    private static short[] samples(byte[] pcm) {
        short[] samples = new short[pcm.length / 2];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    @Test
    void samplesAtTheirOwnRateNeedNoProcess() {
        try (LiveEncoder encoder = live(Delivery.PCM, true)) {
            assertThat(encoder).isInstanceOf(SampleEncoder.class);
        }
    }

    @Test
    void whatIsNotToBeMadeLouderComesOutAsItIs() throws Exception {
        byte[] tone = Sounds.pcm(3 * RATE, at -> 0.9 * Math.sin(at / 7.0));

        byte[] heard = feedAll(
                Delivery.PCM, false, Sounds.part(Sounds.wav(RATE, 3 * RATE, at -> 0.9 * Math.sin(at / 7.0)), 0));

        assertThat(heard).isEqualTo(tone);
    }

    @Test
    void everythingIsHeardInOrderToTheSampleWithItsPauses() throws Exception {
        short[] heard = samples(feedAll(
                Delivery.PCM,
                true,
                Sounds.part(Sounds.tone(RATE, 1, 0.02), 1_500),
                Sounds.part(Sounds.tone(RATE, 1, 0.5), 0)));

        assertThat(heard).hasSize(7 * RATE / 2);
        assertThat(Arrays.copyOfRange(heard, RATE + RATE / 100, 5 * RATE / 2 - RATE / 100))
                .containsOnly((short) 0);
        int first = loudest(heard, RATE / 4, 3 * RATE / 4);
        assertThat(loudest(heard, 11 * RATE / 4, 13 * RATE / 4)).isCloseTo(first, within(first / 50));
    }

    private static int loudest(short[] samples, int from, int to) {
        int loudest = 0;
        for (int at = from; at < to; at++) {
            loudest = Math.max(loudest, Math.abs(samples[at]));
        }
        return loudest;
    }

    @Test
    void aSecondVoiceOfAnotherRateIsBroughtToThisOne() throws Exception {
        byte[] heard = feedAll(
                Delivery.PCM,
                true,
                Sounds.part(Sounds.tone(RATE, 1, 0.2), 0),
                Sounds.part(Sounds.tone(22_050, 1, 0.2), 0));

        assertThat(heard.length / 2.0 / RATE).isCloseTo(2, within(0.01));
    }

    @Test
    void aWavSaysThatItIsArtificialAndComesNearItsLoudness() throws Exception {
        byte[] words = Sounds.speech(
                directory,
                "Many a brave soul did it send hurrying down to Hades, and many a hero did it yield a prey to dogs and vultures.");
        Path file = directory.resolve("heard.wav");

        Files.write(file, feedAll(Delivery.AS_ORDERED, true, Sounds.part(atOurRate(words), 300)));

        var heard = new Heard(file);
        assertThat(heard.tag("comment")).containsExactly("AI-generated speech");
        assertThat(heard.loudnessLufs()).isCloseTo(MasterSpec.TARGET_LUFS, within(2.0));
        assertThat(heard.peakDb()).isLessThanOrEqualTo(MasterSpec.PEAK_DB);
    }

    /** The same samples, said to be a little faster. */
    private static byte[] atOurRate(byte[] wav) throws IOException {
        var rest = new ByteArrayInputStream(wav);
        WavHeader.read(rest);
        byte[] pcm = rest.readAllBytes();
        return ByteBuffer.allocate(WavHeader.CANONICAL_BYTES + pcm.length)
                .put(WavHeader.canonical(RATE, pcm.length))
                .put(pcm)
                .array();
    }

    @Test
    void soundComesOutBeforeTheNextPartIsThere() throws Exception {
        try (LiveEncoder encoder = live(Delivery.PCM, true)) {
            var fed = CompletableFuture.runAsync(() -> feed(encoder, 1), THREADS);

            assertThat(encoder.output().readNBytes(RATE * 3)).hasSize(RATE * 3);
            fed.join();
        }
    }

    @Test
    void closingEndsAReadThatWaits() {
        LiveEncoder encoder = live(Delivery.PCM, true);
        var rest = CompletableFuture.supplyAsync(() -> LiveEncoderContract.everything(encoder), THREADS);

        encoder.close();

        assertThatThrownBy(rest::join).isInstanceOf(CompletionException.class);
    }
}
