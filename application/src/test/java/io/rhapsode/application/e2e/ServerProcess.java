package io.rhapsode.application.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {

    static final String API_KEY = "test-key-of-the-first-tenant";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private static final JsonMapper JSON = new JsonMapper();

    private final Classes classes;
    private final Path home;
    private final Map<String, String> environment;
    private Process process;

    private ServerProcess(Classes classes, Path home, Map<String, String> environment) throws IOException {
        this.classes = classes;
        this.home = home;
        this.environment = new LinkedHashMap<>(environment);
        this.process = launched();
    }

    /** Starts a server on a home directory, and returns when it answers. */
    static ServerProcess start(Path home, Map<String, String> environment) throws IOException {
        return start(Classes.ofThisTest(), home, environment);
    }

    /** The same, of other classes. */
    static ServerProcess start(Classes classes, Path home, Map<String, String> environment) throws IOException {
        ServerProcess server = new ServerProcess(classes, home, environment);
        try {
            server.awaitAnswer();
        } catch (RuntimeException | Error silent) {
            server.process.destroyForcibly(); // nobody else knows of it
            throw silent;
        }
        return server;
    }

    private Process launched() throws IOException {
        Files.createDirectories(home);
        Files.deleteIfExists(home.resolve("server-url"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddisable-axoniq-console-message=true"));
        command.addAll(classes.options());
        command.addAll(List.of("io.rhapsode.application.Rhapsode", "serve", "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()));
        builder.environment().put("RHAPSODE_HOME", home.toString());
        builder.environment().put("RHAPSODE_API_KEY", API_KEY);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitAnswer() {
        Awaitility.await("the server on " + home)
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the server ended:\n" + log());
                    }
                    return Files.exists(home.resolve("server-url"));
                });
    }

    /** kill -9: no shutdown hook, no last word. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Starts again after {@link #kill}, on the same home. */
    void restart() throws IOException {
        launch();
        awaitAnswer();
    }

    /** The same, and returns at once. */
    void launch() throws IOException {
        process = launched();
    }

    /** What the next start finds in its environment besides. */
    void remember(String name, String value) {
        environment.put(name, value);
    }

    void forget(String name) {
        environment.remove(name);
    }

    /** Whether it answers already; false as well when it has ended before. */
    boolean answers() {
        return process.isAlive() && Files.exists(home.resolve("server-url"));
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** What it said at its end: 137 of one that was killed, or fell dead by itself. */
    int status() {
        return process.exitValue();
    }

    Api api() {
        try {
            return new Api(Files.readString(home.resolve("server-url")).strip(), API_KEY);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    Path home() {
        return home;
    }

    long pid() {
        return process.pid();
    }

    /** What it has written so far that is a line of the log, and not a word to somebody at a terminal. */
    List<JsonNode> logLines() throws IOException {
        return Files.readAllLines(home.resolve("server.log")).stream()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .toList();
    }

    String log() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("server.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    @Override
    public void close() throws IOException {
        stop(STOP_LIMIT);
    }

    /** Stops it, if it has not ended already, and demands that its process ends within this. */
    void stop(Duration limit) throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server does not stop:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
