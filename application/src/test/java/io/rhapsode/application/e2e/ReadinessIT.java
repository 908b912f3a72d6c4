package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A PostgreSQL of somebody else's, which is stopped and started again. */
@Execution(ExecutionMode.CONCURRENT)
class ReadinessIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What probes wait for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aServerIsNotReadyWithoutItsDatabaseAndReadyAgainWithIt() throws Exception {
        EmbeddedPostgres postgres = postgres(0);
        int port = postgres.getPort();
        Map<String, String> environment =
                Map.of("RHAPSODE_DATABASE_URL", "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres");
        try (ServerProcess server = ServerProcess.start(directory.resolve("home"), environment)) {
            Api api = server.api();
            assertThat(probe(api, "readiness")).isEqualTo(200);

            postgres.close();
            Awaitility.await("down").atMost(LIMIT).until(() -> probe(api, "readiness") == 503);
            for (int time = 0; time < 3; time++) {
                assertThat(probe(api, "readiness")).isEqualTo(503);
            }
            assertThat(probe(api, "liveness")).isEqualTo(200);

            postgres = postgres(port);
            Awaitility.await("up").atMost(LIMIT).until(() -> probe(api, "readiness") == 200);
            String id = api.generate(Api.body("Spoken after the outage.", "wav"));
            assertThat(api.awaitOver(id, LIMIT).get("status").asString()).isEqualTo("completed");
        } finally {
            postgres.close();
        }
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "200")
                .setPort(port)
                .start();
    }

    /** Of a request that is not answered in time, nothing is learnt. */
    private static int probe(Api api, String kind) {
        return api.send(HttpRequest.newBuilder(URI.create(api.url() + "/actuator/health/" + kind))
                        .timeout(PATIENCE)
                        .build())
                .statusCode();
    }
}
