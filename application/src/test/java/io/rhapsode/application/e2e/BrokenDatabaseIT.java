package io.rhapsode.application.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that goes and comes back while texts are spoken, and one that hangs up on everybody again and again. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenDatabaseIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final int GENERATIONS = 6;

    /** So many that there is something left to be spoken at the last cut, however quick the server and slow the test. */
    private static final int PARAGRAPHS = 40;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private EmbeddedPostgres postgres;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        stub.answersAfter(Duration.ofMillis(150));
        postgres = postgres(0);
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put(
                "RHAPSODE_DATABASE_URL",
                "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
        environment.put("RHAPSODE_CREDITS_WELCOME", "1000000");
        server = ServerProcess.start(directory.resolve("home"), environment);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        postgres.close();
        stub.close();
    }

    @Test
    void allIsWellAfterTheDatabaseWasStoppedAndStarted() throws Exception {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int outage = 0; outage < 2; outage++) {
            texts.putAll(underWay(outage));
            spokenMore(8);
            int port = postgres.getPort();
            postgres.close();
            Awaitility.await("down").atMost(LIMIT).until(() -> !isReady());
            postgres = postgres(port);
            Awaitility.await("up").atMost(LIMIT).until(this::isReady);
        }
        aftermath().isWellFor(texts);
    }

    @Test
    void allIsWellAfterEveryConnectionWasCutAgainAndAgain() throws Exception {
        Map<String, String> texts = underWay(0);
        for (int cut = 0; cut < 8; cut++) {
            spokenMore(3);
            Awaitility.await("connections to cut").atMost(LIMIT).until(() -> cutAll() > 0);
        }
        aftermath().isWellFor(texts);
    }

    private long cutAll() {
        return database().sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where pid <> pg_backend_pid() and backend_type = 'client backend'
                        """).query(Long.class).single();
    }

    private Map<String, String> underWay(int volume) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < GENERATIONS; i++) {
            String text = Texts.paragraphs(1 + 100 * (volume * GENERATIONS + i), PARAGRAPHS);
            texts.put(server.api().generate(Aftermath.body(text)), text);
        }
        return texts;
    }

    private void spokenMore(int requests) {
        int enough = stub.requests() + requests;
        Awaitility.await("more requests")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> stub.requests() >= enough);
    }

    private boolean isReady() {
        return server.api()
                        .send(HttpRequest.newBuilder(URI.create(server.api().url() + "/actuator/health/readiness"))
                                .timeout(PROBE)
                                .build())
                        .statusCode()
                == 200;
    }

    private Aftermath aftermath() {
        return new Aftermath(server.api(), database(), directory, LIMIT);
    }

    private JdbcClient database() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "200")
                .setPort(port)
                .start();
    }
}
