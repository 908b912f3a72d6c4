package io.rhapsode.application.cli.terminal;

import io.rhapsode.application.server.SecretFiles;
import io.rhapsode.application.server.UnusableSecret;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything a command reads and writes besides the server. */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path workingDirectory,
        Screen screen,
        Interruption interruption) {

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.in,
                System.out,
                System.err,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                new NativeScreen(),
                new Interruption());
    }

    /** The same, with another environment. */
    public Surroundings with(Map<String, String> other) {
        return new Surroundings(in, out, err, other, workingDirectory, screen, interruption);
    }

    /** A variable of the environment that says something, or a secret that stands in a file. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .or(() -> secret(name));
    }

    private Optional<String> secret(String name) {
        try {
            return SecretFiles.value(environment, name);
        } catch (UnusableSecret unusable) {
            throw new CommandFailure(ExitCode.FAILED, "secret_unusable", unusable.sentence());
        }
    }

    /** {@code RHAPSODE_HOME}, or {@code .rhapsode} in the working directory. */
    public Path home() {
        return workingDirectory
                .resolve(variable("RHAPSODE_HOME").orElse(".rhapsode"))
                .normalize();
    }

    /** The directory that was named on the command line; {@link #home()} where none was. */
    public Path home(@Nullable String named) {
        return named == null || named.isBlank()
                ? home()
                : workingDirectory.resolve(named).normalize();
    }

    /** Whether the error stream can show what is not ASCII. */
    public boolean showsUnicode() {
        return err.charset().newEncoder().canEncode('━');
    }
}
