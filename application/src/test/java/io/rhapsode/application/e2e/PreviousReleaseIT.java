package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Today's server goes on with what an older one left behind when it died: events, processes, tasks, tokens and audio of generations at many steps of their way.
 * {@code bin/previous-release} made the data.
 */
@Execution(ExecutionMode.CONCURRENT)
class PreviousReleaseIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final Path DATA = Path.of("src/test/resources/previous-release.zip");

    /** The last migration that the older server knew. */
    private static final String MIGRATION = "6";

    /** Chunks that the older server had stored, which nobody pays for again. */
    private static final int NOT_STORED_YET = 9;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void everyGenerationOfThePreviousReleaseEnds() throws Exception {
        Path home = Files.createDirectories(directory.resolve("home"));
        try (SpeechStub stub = new SpeechStub();
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start()) {
            DataSource owner = postgres.getPostgresDatabase();
            Flyway.configure().dataSource(owner).target(MIGRATION).load().migrate();
            try (var connection = owner.getConnection()) {
                new Snapshot(DATA).restore(connection, home);
            }
            Map<String, String> texts = texts(home);
            Map<String, String> environment = new LinkedHashMap<>(stub.environment());
            environment.put(
                    "RHAPSODE_DATABASE_URL",
                    "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");

            try (ServerProcess server = ServerProcess.start(home, environment)) {
                new Aftermath(server.api(), JdbcClient.create(owner), directory, LIMIT).isWellFor(texts);
                for (String id : texts.keySet()) {
                    assertThat(server.api().generation(id).get("status").asString())
                            .isEqualTo("completed");
                }
            }
            assertThat(stub.requests()).isLessThanOrEqualTo(NOT_STORED_YET);
        }
    }

    private static Map<String, String> texts(Path home) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files =
                Files.list(home.resolve("objects").resolve("texts").resolve("ten_first"))) {
            for (Path file : files.toList()) {
                texts.put(Objects.requireNonNull(file.getFileName()).toString(), Files.readString(file));
            }
        }
        assertThat(texts).hasSize(10);
        return texts;
    }
}
