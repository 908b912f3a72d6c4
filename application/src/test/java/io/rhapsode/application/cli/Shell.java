package io.rhapsode.application.cli;

import io.rhapsode.application.Rhapsode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the command as a process of its own, as a shell does, with signals and a true exit status. */
final class Shell {

    private final Path directory;
    private final Map<String, String> environment;

    /** @param environment besides what this process has, of which nothing of ours is handed on */
    Shell(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    Command start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddisable-axoniq-console-message=true",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                Rhapsode.class.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RHAPSODE_"));
        builder.environment().putAll(environment);
        return new Command(builder.start());
    }

    /** A command that was started. What it writes is taken away all the time, or it would have to wait. */
    static final class Command implements AutoCloseable {

        final Paper out = new Paper();
        final Paper err = new Paper();
        private final Process process;
        private final List<Thread> readers;

        private Command(Process process) {
            this.process = process;
            this.readers = List.of(copy(process.getInputStream(), out), copy(process.getErrorStream(), err));
        }

        private static Thread copy(InputStream from, Paper to) {
            return Thread.ofVirtual().start(() -> {
                try (from) {
                    from.transferTo(to);
                } catch (IOException lost) {
                    throw new UncheckedIOException(lost);
                }
            });
        }

        /** SIGTERM. */
        Command stop() {
            process.toHandle().destroy(); // asked of the process itself, its streams would be closed as well
            return this;
        }

        /** SIGKILL. */
        Command kill() {
            process.toHandle().destroyForcibly();
            return this;
        }

        /** Waits for the end, and for everything that was written until then. */
        int status() throws InterruptedException {
            int status = process.waitFor();
            for (Thread reader : readers) {
                reader.join();
            }
            return status;
        }

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
