package io.rhapsode.application.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, for as long as this process lives, with its data under the home directory. It starts while its owner does something else.
 *
 * <p>A server that outlived the process that started it (after a kill -9) is adopted: a second one on the same directory would wait for half a minute and then
 * fail. Should PostgreSQL itself die, it is started again on the same port.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** What PostgreSQL itself writes: its process id in the first line, its port in the fourth. */
    private static final String PID_FILE = "postmaster.pid";

    private static final int PID_FILE_PORT_LINE = 3;
    private static final String USER = "postgres";
    private static final String DATABASE = "postgres";

    /** The settings without which a commit is not a commit; zonky's defaults are made for tests. */
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);

    /** Connections of both pools, of migrations, listeners and an operator's psql. */
    private static final int MAX_CONNECTIONS = 120;

    private final Path data;
    private final Path binaries;
    private final int port;
    private final boolean running;
    private final FutureTask<Void> start;
    private final Thread watch;
    private volatile boolean begun;
    private volatile boolean closing;

    private EmbeddedDatabase(Path data, Path binaries, int port, boolean running) {
        this.data = data;
        this.binaries = binaries;
        this.port = port;
        this.running = running;
        this.start = new FutureTask<>(this::bringUp, null);
        this.watch = Thread.ofVirtual().name("embedded-database").unstarted(this::keepAlive);
    }

    /**
     * Chooses its port, or finds that of the one that runs already; nothing is started.
     *
     * @param data its data directory, which is made if it is not there; nobody else may use it
     * @param binaries where the server's own files are unpacked once
     */
    public static EmbeddedDatabase in(Path data, Path binaries) throws IOException {
        boolean running = postmaster(data).isPresent();
        return new EmbeddedDatabase(data, binaries, running ? portOf(data) : freePort(), running);
    }

    /** Begins to start PostgreSQL, unless it runs already, and returns at once. Logging has to be set up: zonky's words would get to a terminal. */
    public void begin() {
        if (running) {
            log.atInfo().addKeyValue("port", port).log("adopting the PostgreSQL that a killed server left behind");
        }
        begun = true;
        Thread.ofPlatform().name("embedded-database-start").start(start);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private void bringUp() {
        try {
            if (!running) {
                launch(data, binaries, port);
            }
            refuseUnlessDurable();
            watch.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Returns when it answers.
     *
     * @throws RuntimeException as it failed
     */
    public void await() {
        try {
            start.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", interrupted);
        }
    }

    public DatabaseUrl url() {
        return at(port);
    }

    /** Where the PostgreSQL of a data directory listens; empty where none runs. */
    public static Optional<DatabaseUrl> running(Path data) throws IOException {
        return postmaster(data).isPresent() ? Optional.of(at(portOf(data))) : Optional.empty();
    }

    private static DatabaseUrl at(int port) {
        return new DatabaseUrl("127.0.0.1", port, DATABASE, USER, USER);
    }

    /** zonky's own handle is not kept, for an adopted server has none. */
    private static void launch(Path data, Path binaries, int port) throws IOException {
        Files.deleteIfExists(data.resolve(PID_FILE));
        Files.createDirectories(data.toAbsolutePath().getParent());
        Files.createDirectories(binaries);
        EmbeddedPostgres.Builder postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPGStartupWait(START_LIMIT)
                .setPort(port)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS))
                .setServerConfig("shared_buffers", "128MB");
        DURABLE.forEach(setting -> postgres.setServerConfig(setting, "on"));
        postgres.start();
    }

    private void refuseUnlessDurable() {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, USER, USER);
                var statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (var result = statement.executeQuery("show " + setting)) {
                    if (!result.next() || !"on".equals(result.getString(1))) {
                        throw new IllegalStateException("the embedded PostgreSQL runs with " + setting + " off");
                    }
                }
            }
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the embedded PostgreSQL does not answer", unreachable);
        }
    }

    private void keepAlive() {
        while (!closing) {
            try {
                Thread.sleep(WATCH_INTERVAL);
                if (!closing && postmaster(data).isEmpty()) {
                    log.warn("the embedded PostgreSQL is gone; starting it again");
                    launch(data, binaries, port);
                    log.info("the embedded PostgreSQL is back");
                }
            } catch (InterruptedException closed) {
                return;
            } catch (IOException | RuntimeException failed) {
                log.atError().setCause(failed).log("the embedded PostgreSQL could not be started; trying again");
            }
        }
    }

    /** The living server process of a data directory, as its pid file names it. */
    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path pidFile = data.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || lines.getFirst().isBlank()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(path -> path.contains("postgres"))
                        .orElse(true));
    }

    private static int portOf(Path data) throws IOException {
        return Integer.parseInt(Files.readAllLines(data.resolve(PID_FILE))
                .get(PID_FILE_PORT_LINE)
                .trim());
    }

    /** Stops PostgreSQL; call it when nothing uses the database any more. One that still starts is waited for: it cannot be stopped before. */
    @Override
    public void close() {
        closing = true;
        watch.interrupt();
        try {
            if (begun) {
                start.get();
            }
        } catch (ExecutionException failed) {
            log.debug("the embedded PostgreSQL had not started", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        stop();
    }

    private void stop() {
        try {
            Optional<ProcessHandle> server = postmaster(data);
            if (server.isPresent()) {
                shutDown(server.get());
            }
        } catch (IOException | ExecutionException failed) {
            throw new IllegalStateException("the embedded PostgreSQL could not be stopped", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void shutDown(ProcessHandle server) throws IOException, InterruptedException, ExecutionException {
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM, which Java can send, would wait for an operator's psql
        new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start().waitFor();
        try {
            server.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stubborn) {
            log.warn("the embedded PostgreSQL does not stop; killing it, and it will recover at the next start");
            server.destroyForcibly();
            server.onExit().get();
        }
    }
}
