package io.rhapsode.worker.speech.local;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.program.ProcessTree;
import io.rhapsode.worker.speech.program.ProgramRun;
import io.rhapsode.worker.speech.program.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        var process = start(List.of(program, question));
        try {
            process.getOutputStream().close();
            return exitCode(process) == 0 ? lines(process.getInputStream()) : List.of();
        } catch (SpeechFailure hangs) {
            return List.of();
        } finally {
            ProcessTree.end(process);
        }
    }

    /**
     * Speaks a text.
     *
     * @param arguments voice, speed, pitch
     * @return a WAV file
     */
    byte[] speak(List<String> arguments, String text) throws SpeechFailure, InterruptedException {
        try (var scratch = Scratch.in(folder)) {
            var file = scratch.file("chunk.wav");
            var command = new ArrayList<>(List.of(program, "--stdin", "-b", "1", "-w", file.toString()));
            command.addAll(arguments);
            return ProgramRun.writing(file, command, LONGEST_RUN).speak(text);
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int exitCode(Process process) throws SpeechFailure, InterruptedException {
        if (!process.waitFor(LONGEST_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SpeechFailure(AttemptOutcome.TIMEOUT);
        }
        return process.exitValue();
    }

    private static List<String> lines(InputStream output) throws IOException {
        return new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
}
