package io.rhapsode.application.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Other people's programs on this machine. */
final class Program {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** What a version is told in; more is not read. */
    private static final int MOST_BYTES = 4_096;

    private Program() {}

    /** The first of this name in the directories of the {@code PATH}. */
    static Optional<Path> onPath(String name) {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> Arrays.stream(path.split(":")))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The first line of what it says of itself; empty where it does not run. */
    static Optional<String> firstLine(Path program, String question) {
        try {
            Process process = new ProcessBuilder(program.toString(), question)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? said.lines().findFirst() : Optional.empty();
        } catch (IOException doesNotRun) {
            return Optional.empty();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
