package io.rhapsode.application.cli;

import io.rhapsode.application.cli.speak.Embedding;
import io.rhapsode.application.cli.speak.Patience;
import io.rhapsode.application.cli.terminal.Interruption;
import io.rhapsode.application.cli.terminal.Screen;
import io.rhapsode.application.cli.terminal.Screen.Stream;
import io.rhapsode.application.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where somebody sits and types commands: a working directory, an environment, a terminal or none. */
final class Desk {

    /** Waits are there, and too short to notice. */
    static final Patience IMPATIENT = new Patience(
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            Duration.ofMillis(20),
            Duration.ofMillis(60),
            Duration.ofSeconds(20));

    final Path directory;
    final Map<String, String> environment = new HashMap<>();
    final Set<Stream> terminals = new HashSet<>();
    final Interruption interruption = new Interruption();
    final Paper err = new Paper();
    byte[] in = new byte[0];
    int columns = 80;
    Patience patience = IMPATIENT;
    URI usualServer = URI.create("http://127.0.0.1:" + closedPort());
    Embedding embedding = (home, log, key) -> {
        throw new IOException("no server can be started at this desk");
    };

    Desk(Path directory) {
        this.directory = directory;
    }

    /** What came of a command. */
    record Outcome(int status, byte[] audio, String err) {

        String out() {
            return new String(audio, StandardCharsets.UTF_8);
        }
    }

    /** Uses this server. */
    Desk with(FakeServer server) {
        environment.put("RHAPSODE_URL", server.url());
        environment.put("RHAPSODE_API_KEY", FakeServer.KEY);
        return this;
    }

    Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        err.reset();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                directory,
                screen(),
                interruption);
        int status = RhapsodeCommand.execute(surroundings, embedding, usualServer, patience, arguments);
        return new Outcome(status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    private Screen screen() {
        return new Screen() {
            @Override
            public boolean isTerminal(Stream stream) {
                return terminals.contains(stream);
            }

            @Override
            public int columns() {
                return columns;
            }
        };
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(directory.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Names of the files that lie in the working directory, hidden ones too. */
    List<String> files() {
        try (var entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A port where nobody listens. */
    static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
