package io.rhapsode.application.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** An S3 server on files, in a process of its own on this machine, which can be stopped and started again. It checks signatures. */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "speech";
    public static final String ACCESS_KEY = "somebody";
    public static final String SECRET_KEY = "a-secret-that-nobody-guesses";

    /** Where the build has put it. */
    private static final Path JAR = Path.of("target", "s3proxy", "s3proxy.jar").toAbsolutePath();

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Path directory;
    private final int port;
    private Process process;

    private S3Server(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.process = launched();
    }

    /** Starts one that has the bucket. */
    public static S3Server start(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("data").resolve(BUCKET));
        S3Server server = new S3Server(directory, freePort());
        server.awaitAnswer();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What a server has to know of it. */
    public Map<String, String> environment() {
        return Map.of(
                "RHAPSODE_STORAGE_S3_BUCKET", BUCKET,
                "RHAPSODE_STORAGE_S3_ENDPOINT", endpoint().toString(),
                "RHAPSODE_STORAGE_S3_REGION", "eu-central-1",
                "RHAPSODE_STORAGE_S3_ACCESS_KEY", ACCESS_KEY,
                "RHAPSODE_STORAGE_S3_SECRET_KEY", SECRET_KEY);
    }

    /** The bucket as it lies on the disk. */
    public Path files() {
        return directory.resolve("data").resolve(BUCKET);
    }

    private Process launched() throws IOException {
        Path properties = Files.writeString(directory.resolve("s3proxy.properties"), """
                        s3proxy.authorization=aws-v2-or-v4
                        s3proxy.endpoint=%s
                        s3proxy.identity=%s
                        s3proxy.credential=%s
                        s3proxy.ignore-unknown-headers=true
                        jclouds.provider=filesystem
                        jclouds.filesystem.basedir=%s
                        """.formatted(
                        endpoint(), ACCESS_KEY, SECRET_KEY, directory.resolve("data")));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString(),
                        "--properties",
                        properties.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("s3proxy.log").toFile()))
                .start();
    }

    private void awaitAnswer() {
        Awaitility.await("the S3 server")
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(
                                "it ended: " + Files.readString(directory.resolve("s3proxy.log")));
                    }
                    return takesConnections();
                });
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public void stop() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** After {@link #stop}, with what it had. */
    public void restart() throws IOException {
        process = launched();
        awaitAnswer();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopping));
        }
    }
}
