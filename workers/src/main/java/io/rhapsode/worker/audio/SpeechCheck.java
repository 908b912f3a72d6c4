package io.rhapsode.worker.audio;

import io.rhapsode.worker.audio.AudioException.Code;
import io.rhapsode.worker.audio.CheckedAudio.Flaw;
import io.rhapsode.worker.audio.CheckedAudio.Unusable;
import io.rhapsode.worker.audio.CheckedAudio.Usable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what a provider sent. Its bytes are not trusted: only the decoders named here are allowed, so that a playlist cannot make ffmpeg open other files or addresses.
 */
final class SpeechCheck {

    /** No chunk is spoken for longer. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final long LARGEST_BYTES = LONGEST.toSeconds() * 48_000 * WavHeader.BYTES_PER_SAMPLE;
    /** Where decoding stops: enough to see that it is too much. */
    private static final long ENOUGH_BYTES = LARGEST_BYTES + (1 << 20);
    /** A voice is never this quiet from beginning to end; noise and dither are. */
    private static final double SILENCE_PEAK_DB = -60;

    private static final Duration DECODING_LIMIT = Duration.ofMinutes(2);
    /** Containers round their duration to frames. */
    private static final double DURATION_TOLERANCE_SECONDS = 0.2;

    private final FfmpegBinaries binaries;
    private final Path workDirectory;

    SpeechCheck(FfmpegBinaries binaries, Path workDirectory) {
        this.binaries = binaries;
        this.workDirectory = workDirectory;
    }

    CheckedAudio check(byte[] audio) throws InterruptedException {
        if (audio.length == 0) {
            return new Unusable(Flaw.EMPTY);
        }
        return WavHeader.begins(audio) ? checkWav(audio) : decode(audio);
    }

    private CheckedAudio checkWav(byte[] audio) throws InterruptedException {
        var rest = new ByteArrayInputStream(audio);
        WavHeader header;
        try {
            header = WavHeader.read(rest);
        } catch (EOFException e) {
            return new Unusable(Flaw.TRUNCATED);
        } catch (IOException e) {
            return new Unusable(Flaw.UNDECODABLE);
        }
        if (header.lengthKnown() && rest.available() < header.declaredBytes()) {
            return new Unusable(Flaw.TRUNCATED);
        }
        int bytes = header.lengthKnown() ? (int) header.declaredBytes() : rest.available();
        return header.canonical() || bytes == 0
                ? checkSamples(audio, audio.length - rest.available(), bytes, header.sampleRateHz())
                : decode(audio);
    }

    private static CheckedAudio checkSamples(byte[] audio, int offset, int bytes, int sampleRateHz) {
        if (bytes == 0) {
            return new Unusable(Flaw.EMPTY);
        }
        if (bytes % WavHeader.BYTES_PER_SAMPLE != 0) {
            return new Unusable(Flaw.TRUNCATED);
        }
        long samples = bytes / WavHeader.BYTES_PER_SAMPLE;
        long durationMillis = Math.round(samples * 1000.0 / sampleRateHz);
        if (durationMillis > LONGEST.toMillis()) {
            return new Unusable(Flaw.TOO_LONG);
        }
        LevelMeter level = new LevelMeter(sampleRateHz).add(audio, offset, bytes);
        if (level.peakDb() < SILENCE_PEAK_DB) {
            return new Unusable(Flaw.SILENT);
        }
        byte[] wav = canonical(audio, offset, bytes, sampleRateHz);
        return new Usable(wav, sampleRateHz, samples, durationMillis, level.rmsDb(), level.peakDb());
    }

    private static byte[] canonical(byte[] audio, int offset, int bytes, int sampleRateHz) {
        var wav = new ByteArrayOutputStream(WavHeader.CANONICAL_BYTES + bytes);
        wav.writeBytes(WavHeader.canonical(sampleRateHz, bytes));
        wav.write(audio, offset, bytes);
        return wav.toByteArray();
    }

    private CheckedAudio decode(byte[] audio) throws InterruptedException {
        try {
            Path directory = Files.createTempDirectory(workDirectory, "check");
            Path received = directory.resolve("received");
            Path decoded = directory.resolve("decoded.wav");
            try {
                Files.write(received, audio);
                return decode(audio, received, decoded);
            } finally {
                Files.deleteIfExists(received);
                Files.deleteIfExists(decoded);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new AudioException(Code.TOOL_FAILED, "received audio cannot be put down for decoding", e);
        }
    }

    private CheckedAudio decode(byte[] audio, Path received, Path decoded) throws IOException, InterruptedException {
        FfmpegReport report;
        try (FfmpegProcess process = FfmpegProcess.start(binaries.ffmpeg(), decoding(received, decoded))) {
            report = process.endWithin(DECODING_LIMIT);
        }
        long size = Files.exists(decoded) ? Files.size(decoded) : 0;
        if (size > LARGEST_BYTES) {
            return new Unusable(Flaw.TOO_LONG);
        }
        byte[] wav = size == 0 ? new byte[0] : Files.readAllBytes(decoded);
        if (wav.length <= WavHeader.CANONICAL_BYTES) {
            return new Unusable(Flaw.UNDECODABLE);
        }
        CheckedAudio checked = checkWav(wav);
        return checked instanceof Usable usable && cutOff(audio, received, usable, report)
                ? new Unusable(Flaw.TRUNCATED)
                : checked;
    }

    private static List<String> decoding(Path received, Path decoded) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin"));
        arguments.addAll(Probe.AUDIO_ONLY);
        arguments.addAll(List.of("-i", "file:" + received.toAbsolutePath(), "-map", "0:a:0", "-map_metadata", "-1"));
        arguments.addAll(List.of("-fflags", "+bitexact", "-ac", "1", "-c:a", "pcm_s16le"));
        arguments.addAll(List.of("-fs", String.valueOf(ENOUGH_BYTES), "-f", "wav"));
        arguments.add("file:" + decoded.toAbsolutePath());
        return arguments;
    }

    /** Whether less came out than the container promises. Each container promises in its own way; one that promises nothing is believed. */
    private boolean cutOff(byte[] audio, Path received, Usable decoded, FfmpegReport report) {
        Optional<Probe.Head> head = new Probe(binaries.ffprobe()).head(received);
        String format = head.map(Probe.Head::format).orElse("");
        double promised = head.map(Probe.Head::seconds).orElse(0.0);
        boolean shorter = decoded.durationMillis() / 1000.0 + DURATION_TOLERANCE_SECONDS < promised;
        return switch (format) {
            case "mp3" -> ReceivedBytes.haveLameHeader(audio) && shorter; // without it the duration is a guess
            case "aac" -> !report.complaints().isEmpty(); // the duration is a guess
            case "ogg" -> ReceivedBytes.endInsideOggPage(audio);
            default -> shorter || !report.complaints().isEmpty();
        };
    }
}
