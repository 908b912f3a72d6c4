package io.rhapsode.worker.audio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/** Canonical WAV that is made when a test needs it. */
final class Sounds {

    private Sounds() {}

    static byte[] tone(int rateHz, double seconds, double amplitude) {
        return wav(
                rateHz,
                (int) Math.round(rateHz * seconds),
                at -> amplitude * Math.sin(2 * Math.PI * 440 * at / rateHz));
    }

    static byte[] silence(int rateHz, double seconds) {
        return wav(rateHz, (int) Math.round(rateHz * seconds), at -> 0);
    }

    /** A click of one sample at the position. */
    static byte[] click(int rateHz, int samples, int position) {
        return wav(rateHz, samples, at -> at == position ? 0.5 : 0);
    }

    static byte[] wav(int rateHz, int samples, IntToDoubleFunction wave) {
        byte[] pcm = pcm(samples, wave);
        var wav = new ByteArrayOutputStream();
        wav.writeBytes(WavHeader.canonical(rateHz, pcm.length));
        wav.writeBytes(pcm);
        return wav.toByteArray();
    }

    static byte[] pcm(int samples, IntToDoubleFunction wave) {
        ByteBuffer pcm = ByteBuffer.allocate(samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < samples; at++) {
            pcm.putShort((short) Math.round(wave.applyAsDouble(at) * 32_767));
        }
        return pcm.array();
    }

    /** What the local voice says, as it says it. */
    static byte[] speech(Path directory, String text) throws IOException, InterruptedException {
        Path file = Files.createTempFile(directory, "speech", ".wav");
        Process voice = new ProcessBuilder("espeak-ng", "--stdin", "-w", file.toString()).start();
        try (var words = voice.getOutputStream()) {
            words.write(text.getBytes(StandardCharsets.UTF_8));
        }
        if (voice.waitFor() != 0) {
            throw new IOException("espeak-ng failed");
        }
        return Files.readAllBytes(file);
    }

    static SpokenPart part(byte[] wav, long pauseAfterMillis) {
        return new SpokenPart(() -> new ByteArrayInputStream(wav), pauseAfterMillis);
    }
}
