package io.rhapsode.benchmark.server;

import io.rhapsode.application.server.Home;
import io.rhapsode.benchmark.http.KeptAlive;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, started as anybody starts it: {@code bin/rhapsode serve}. */
public final class InstalledServer implements AutoCloseable {

    /** Set by {@code bin/bench}. */
    private static final String COMMAND = "rhapsode.command";

    private static final int OK = 200;
    private static final long LOOK_MILLIS = 5;
    private static final long LIMIT_SECONDS = 120;

    private final Process process;
    private final Path home;
    private final URI url;
    private final Started started;

    private InstalledServer(Process process, Path home, URI url, Started started) {
        this.process = process;
        this.home = home;
        this.url = url;
        this.started = started;
    }

    /**
     * What a start took.
     *
     * @param seconds from the command to the first answer 200 of its readiness
     * @param processorSeconds of its own process until then
     */
    public record Started(double seconds, double processorSeconds) {}

    /** Does what the command does at its first use in a source tree: builds, and records what a start needs. */
    public static void prepare() throws IOException, InterruptedException {
        Process version = new ProcessBuilder(command(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (version.waitFor() != 0) {
            throw new IllegalStateException(command() + " cannot be used");
        }
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param home of an installation; what the server says goes there
     * @param cached whether the recorded start may be used
     */
    public static InstalledServer start(Path home, boolean cached) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        command(), "serve", "--port", String.valueOf(port), "--home", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("server.log").toFile());
        if (!cached) {
            builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=off");
        }
        URI url = URI.create("http://127.0.0.1:" + port);
        long begun = System.nanoTime();
        Process process = builder.start();
        while (!ready(url)) {
            if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                process.destroy();
                throw new IllegalStateException("the server did not start; it said why in " + builder.redirectOutput());
            }
            Thread.sleep(LOOK_MILLIS);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double used = process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow() / 1e9;
        return new InstalledServer(process, home, url, new Started(seconds, used));
    }

    private static String command() {
        String command = System.getProperty(COMMAND);
        if (command == null) {
            throw new IllegalStateException("-D" + COMMAND + " does not say where bin/rhapsode is");
        }
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean ready(URI url) throws IOException {
        try (KeptAlive connection = new KeptAlive(url, "")) {
            var answer = connection.get("/actuator/health/readiness");
            answer.body().readAllBytes();
            return answer.status() == OK;
        } catch (ConnectException nobodyThere) {
            return false;
        }
    }

    public Started started() {
        return started;
    }

    public KeptAlive connect() throws IOException {
        return new KeptAlive(url, Home.apiKey(home).orElseThrow());
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle postmaster() {
        return Postmaster.of(home);
    }

    /** Stops it as Ctrl-C does. */
    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }
}
