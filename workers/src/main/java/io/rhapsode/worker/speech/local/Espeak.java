package io.rhapsode.worker.speech.local;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program espeak-ng. Every run is bounded in time, and over when the call is.
 *
 * @param folder for its files, which are gone when the call is over
 */
record Espeak(String program, Path folder) {

    static final String PROGRAM = "espeak-ng";

    /** It speaks a thousand times faster than it is heard; more than this means that it hangs. */
    static final Duration LONGEST_RUN = Duration.ofSeconds(60);

    /** Any real WAV file is longer than its header. */
    private static final int WAV_HEADER_BYTES = 44;

    /** Whether the program is there and runs. */
    boolean runs() throws InterruptedException {
        try {
            return !ask("--version").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** What it prints, line by line; empty where it fails. A pipe holds all of it, so it can be read at the end. */
    List<String> ask(String question) throws IOException, InterruptedException {
        var process = start(List.of(program, question), ProcessBuilder.Redirect.PIPE);
        try {
            process.getOutputStream().close();
            return exitCode(process) == 0 ? lines(process.getInputStream()) : List.of();
        } catch (SpeechFailure hangs) {
            return List.of();
        } finally {
            end(process);
        }
    }

    /**
     * Speaks a text.
     *
     * @param arguments voice, speed, pitch
     * @return a WAV file
     */
    byte[] speak(List<String> arguments, String text) throws SpeechFailure, InterruptedException {
        Path scratch;
        try {
            scratch = Files.createTempDirectory(folder, "rhapsode-speech");
        } catch (IOException e) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
        var file = scratch.resolve("chunk.wav");
        try {
            return speakInto(file, arguments, text);
        } finally {
            delete(file);
            delete(scratch);
        }
    }

    private byte[] speakInto(Path file, List<String> arguments, String text)
            throws SpeechFailure, InterruptedException {
        // The text by standard input, never as an argument: it is no option, and no other user sees it in the list of
        // processes.
        var command = new ArrayList<>(List.of(program, "--stdin", "-b", "1", "-w", file.toString()));
        command.addAll(arguments);
        Process process;
        try {
            process = start(command, ProcessBuilder.Redirect.DISCARD);
        } catch (IOException e) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
        try {
            write(text, process.getOutputStream());
            if (exitCode(process) != 0) {
                throw new SpeechFailure(AttemptOutcome.SERVER_ERROR);
            }
            return read(file);
        } finally {
            end(process);
        }
    }

    private static Process start(List<String> command, ProcessBuilder.Redirect output) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A program that ends before it has read everything says why by its exit code. */
    private static void write(String text, OutputStream input) {
        try (input) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedEarly) {
            // its exit code is looked at next
        }
    }

    private static int exitCode(Process process) throws SpeechFailure, InterruptedException {
        if (!process.waitFor(LONGEST_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SpeechFailure(AttemptOutcome.TIMEOUT);
        }
        return process.exitValue();
    }

    /** It writes no file, or a header only, where there was nothing to say. */
    private static byte[] read(Path file) throws SpeechFailure {
        try {
            byte[] wav = Files.readAllBytes(file);
            if (wav.length <= WAV_HEADER_BYTES) {
                throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
            }
            return wav;
        } catch (NoSuchFileException e) {
            throw new SpeechFailure(AttemptOutcome.EMPTY_AUDIO);
        } catch (IOException e) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
    }

    private static List<String> lines(InputStream output) throws IOException {
        return new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Nothing is left running, whatever happened. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
