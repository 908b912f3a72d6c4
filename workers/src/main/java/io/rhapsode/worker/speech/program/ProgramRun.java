package io.rhapsode.worker.speech.program;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that reads a text and leaves a WAV file. It is started directly, not by a shell. It has a limit in time and in size, it is over when the call is, and so is whatever it
 * started.
 */
public final class ProgramRun {

    /** How often the size of its file is looked at. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Any real WAV file is longer than its header. */
    private static final int WAV_HEADER_BYTES = 44;

    /** Ours are not for others to read. */
    private static final String OUR_VARIABLES = "RHAPSODE_";

    private final List<String> command;
    private final Path wav;
    private final Redirect output;
    private final Duration limit;

    private ProgramRun(List<String> command, Path wav, Redirect output, Duration limit) {
        this.command = command;
        this.wav = wav;
        this.output = output;
        this.limit = limit;
    }

    /** A program that was told in its arguments to write this file. What it prints is thrown away. */
    public static ProgramRun writing(Path wav, List<String> command, Duration limit) {
        return new ProgramRun(command, wav, Redirect.DISCARD, limit);
    }

    /** A program that prints its WAV, which is put into this file. */
    public static ProgramRun printing(Path wav, List<String> command, Duration limit) {
        return new ProgramRun(command, wav, Redirect.to(wav.toFile()), limit);
    }

    /**
     * Has it speak a text, which it gets by standard input and never as an argument: so it is no option, and no other user sees it in the list of processes.
     *
     * @return what it has left
     * @throws SpeechFailure {@code unavailable} where it cannot be started, {@code timeout}, {@code implausible_length} where it writes without end, {@code server_error} where it says
     *     that it failed, {@code empty_audio} where it left nothing
     * @throws InterruptedException when the thread is interrupted
     */
    public byte[] speak(String text) throws SpeechFailure, InterruptedException {
        Process process = start();
        try {
            Thread.startVirtualThread(() -> write(text, process.getOutputStream()));
            awaitEnd(process);
            if (process.exitValue() != 0) {
                throw new SpeechFailure(AttemptOutcome.SERVER_ERROR);
            }
            return audio();
        } finally {
            ProcessTree.end(process);
        }
    }

    private Process start() throws SpeechFailure {
        var builder = new ProcessBuilder(command).redirectOutput(output).redirectError(Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith(OUR_VARIABLES));
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
    }

    /** On a thread of its own, since a program may want to write before it has read everything. */
    private static void write(String text, OutputStream input) {
        try (input) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedEarly) {
            // its exit code says why
        }
    }

    private void awaitEnd(Process process) throws SpeechFailure, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (size() > RawSpeech.MAX_BYTES) {
                throw new SpeechFailure(AttemptOutcome.IMPLAUSIBLE_LENGTH);
            }
            if (System.nanoTime() > end) {
                throw new SpeechFailure(AttemptOutcome.TIMEOUT);
            }
        }
    }

    private long size() {
        try {
            return Files.size(wav);
        } catch (IOException notThereYet) {
            return 0;
        }
    }

    /** There is no file, or a header only, where there was nothing to say. */
    private byte[] audio() throws SpeechFailure {
        if (size() > RawSpeech.MAX_BYTES) {
            throw new SpeechFailure(AttemptOutcome.IMPLAUSIBLE_LENGTH);
        }
        try {
            byte[] audio = Files.readAllBytes(wav);
            if (audio.length <= WAV_HEADER_BYTES) {
                throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
            }
            return audio;
        } catch (NoSuchFileException e) {
            throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
        } catch (IOException e) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
    }
}
