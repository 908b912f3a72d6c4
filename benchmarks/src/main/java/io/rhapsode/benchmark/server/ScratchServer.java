package io.rhapsode.benchmark.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.application.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;

/** The application with its embedded PostgreSQL, in a directory that is removed when it is closed. */
public final class ScratchServer implements AutoCloseable {

    /** Enough for whatever is asked here; the holds are real. */
    private static final long CREDITS = 1_000_000_000_000L;

    private final Path home;
    private final Server server;

    private ScratchServer(Path home, Server server) {
        this.home = home;
        this.server = server;
    }

    public static ScratchServer start(Voices voices, Map<String, Object> further) throws IOException {
        Path home = Files.createTempDirectory("rhapsode-benchmark-");
        String provider = "rhapsode.speech.providers." + voices.type();
        Map<String, Object> properties = new LinkedHashMap<>(further);
        properties.put("rhapsode.speech.providers.local.enabled", false);
        properties.put(provider + ".concurrency", voices.concurrency());
        properties.put("rhapsode.credits-welcome", CREDITS);
        properties.put("logging.level.root", "warn");
        // Until Spring has set logging up, all that PostgreSQL says would be shown.
        LoggingSystem.get(ScratchServer.class.getClassLoader()).beforeInitialize();
        try {
            return new ScratchServer(home, Server.start(home, 0, properties));
        } catch (IOException | RuntimeException failed) {
            remove(home);
            throw failed;
        }
    }

    public <T> T bean(Class<T> type) {
        return server.context().getBean(type);
    }

    /** Connections to the same PostgreSQL that have nothing to do with the application's. */
    public HikariDataSource connections(int most) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(property("spring.flyway.url") + "?reWriteBatchedInserts=true");
        config.setUsername(property("spring.flyway.user"));
        config.setPassword(property("spring.flyway.password"));
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(most);
        return new HikariDataSource(config);
    }

    private String property(String name) {
        return server.context().getEnvironment().getRequiredProperty(name);
    }

    /** The process that all of PostgreSQL's processes are children of. */
    public ProcessHandle postmaster() {
        try (Stream<String> lines = Files.lines(home.resolve("postgres").resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        server.close();
        remove(home);
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + directory, failed);
        }
    }
}
