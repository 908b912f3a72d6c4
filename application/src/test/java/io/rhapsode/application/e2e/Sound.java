package io.rhapsode.application.e2e;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Audio as samples, decoded by ffmpeg: what is heard, whatever the file. */
record Sound(int rateHz, short[] samples) {

    private static final int RATE_HZ = 16_000;

    /** The samples of a WAV file as they stand in it. */
    static Sound asWritten(Path wav) throws IOException {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(wav.toFile())) {
            return new Sound((int) audio.getFormat().getSampleRate(), samples(audio.readAllBytes()));
        } catch (UnsupportedAudioFileException notAudio) {
            throw new IOException(notAudio);
        }
    }

    static Sound of(Path file) throws IOException, InterruptedException {
        return decoded(file, List.of());
    }

    /** Samples without a header, of which nobody but the caller knows what they are. */
    static Sound bare(Path file, String format, int rateHz) throws IOException, InterruptedException {
        return decoded(file, List.of("-f", format, "-ar", String.valueOf(rateHz), "-ac", "1"));
    }

    private static Sound decoded(Path file, List<String> as) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin"));
        command.addAll(as);
        command.addAll(List.of("-i", file.toString(), "-ac", "1", "-ar", String.valueOf(RATE_HZ), "-f", "s16le", "-"));
        Process ffmpeg = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] bytes;
        try (InputStream output = new BufferedInputStream(ffmpeg.getInputStream())) {
            bytes = output.readAllBytes();
        }
        if (ffmpeg.waitFor() != 0) {
            throw new IOException("ffmpeg cannot decode " + file);
        }
        return new Sound(RATE_HZ, samples(bytes));
    }

    private static short[] samples(byte[] bytes) {
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    double seconds() {
        return samples.length / (double) rateHz;
    }

    /** The tone between two moments, from the number of times that it crosses zero upwards. */
    double frequency(double fromSeconds, double toSeconds) {
        int from = (int) (fromSeconds * rateHz);
        int to = Math.min(samples.length - 1, (int) (toSeconds * rateHz));
        int crossings = 0;
        for (int i = from; i < to; i++) {
            if (samples[i] < 0 && samples[i + 1] >= 0) {
                crossings++;
            }
        }
        return crossings / ((to - from) / (double) rateHz);
    }

    /** What ffprobe says of a file. */
    static String probe(Path file, String entries) throws IOException, InterruptedException {
        Process ffprobe = new ProcessBuilder(List.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        entries,
                        "-of",
                        "default=noprint_wrappers=1",
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(ffprobe.getInputStream().readAllBytes());
        ffprobe.waitFor();
        return said;
    }
}
