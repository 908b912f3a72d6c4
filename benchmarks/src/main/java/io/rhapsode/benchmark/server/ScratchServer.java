package io.rhapsode.benchmark.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.application.server.Home;
import io.rhapsode.application.server.Server;
import io.rhapsode.benchmark.http.KeptAlive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;

/** The application with its embedded PostgreSQL, in a directory that is removed when it is closed. */
public final class ScratchServer implements AutoCloseable {

    /** Enough for whatever is asked here; the holds are real. */
    private static final long CREDITS = 1_000_000_000_000L;

    static final String PROVIDERS = "rhapsode.speech.providers.";

    /** What all but the local voice charge, in micro-dollars for 1,000 characters. */
    private static final long PRICE_MICROS = 15_000;

    /** Requests a minute; one caller plays all callers here. */
    private static final int UNLIMITED = 100_000_000;

    private final Scratch scratch;
    private final Server server;

    private ScratchServer(Scratch scratch, Server server) {
        this.scratch = scratch;
        this.server = server;
    }

    /** @param voices all the providers that it has; none of them where {@code further} configures one */
    public static ScratchServer start(Set<Voices> voices, Map<String, Object> further) throws IOException {
        Scratch scratch = Scratch.create();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(PROVIDERS + "local.enabled", voices.contains(Voices.LOCAL));
        voices.forEach(one -> properties.put(PROVIDERS + one.type() + ".concurrency", one.concurrency()));
        voices.stream()
                .filter(one -> one != Voices.LOCAL)
                .forEach(one ->
                        properties.put(PROVIDERS + one.type() + ".price-micros-per-1k-characters", PRICE_MICROS));
        properties.put(ScratchConfiguration.INSTANT_MASTERING, !voices.contains(Voices.LOCAL));
        properties.put("rhapsode.gateway.limits.requests-per-minute", UNLIMITED);
        properties.put("rhapsode.gateway.limits.generations-under-way", UNLIMITED);
        properties.put("rhapsode.credits-welcome", CREDITS);
        properties.put("logging.level.root", "warn");
        properties.putAll(further);
        // Until Spring has set logging up, all that PostgreSQL says would be shown.
        LoggingSystem.get(ScratchServer.class.getClassLoader()).beforeInitialize();
        try {
            return new ScratchServer(scratch, Server.start(scratch.directory(), 0, properties));
        } catch (IOException | RuntimeException failed) {
            scratch.close();
            throw failed;
        }
    }

    public <T> T bean(Class<T> type) {
        return server.context().getBean(type);
    }

    /** A directory for what has to be put somewhere, removed like everything else. */
    public Path work(String name) throws IOException {
        return Files.createDirectories(home().resolve("benchmark").resolve(name));
    }

    private Path home() {
        return scratch.directory();
    }

    public URI url() {
        return URI.create(server.url());
    }

    /** The first API key. */
    public String key() {
        return Home.apiKey(home()).orElseThrow();
    }

    /** A client's connection. */
    public KeptAlive connect() throws IOException {
        return new KeptAlive(url(), key());
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

    /** What another server needs in its environment to work on the same database and the same files. */
    public Map<String, String> shared() {
        return Map.of(
                "RHAPSODE_DATABASE_URL",
                "postgresql://%s:%s@%s:%s/%s"
                        .formatted(
                                property("rhapsode.database.user"),
                                property("rhapsode.database.password"),
                                property("rhapsode.database.host"),
                                property("rhapsode.database.port"),
                                property("rhapsode.database.name")),
                "RHAPSODE_STORAGE_PATH",
                home().resolve("objects").toString());
    }

    private String property(String name) {
        return server.context().getEnvironment().getRequiredProperty(name);
    }

    /** The process that all of PostgreSQL's processes are children of. */
    public ProcessHandle postmaster() {
        return Postmaster.of(home());
    }

    @Override
    public void close() {
        server.close();
        scratch.close();
    }
}
