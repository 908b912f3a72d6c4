package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.audio.FfmpegBinaries;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A thousand generations on two nodes, one of which dies in the midst of them. */
class DyingNodeIT {

    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final int GENERATIONS = 1_000;
    private static final int CALLERS = 16;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void oneOfTwoNodesDiesAndAThousandGenerationsEndAsIfItHadNot() throws Exception {
        try (SpeechStub stub = new SpeechStub();
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start()) {
            Map<String, String> environment = environment(stub, postgres);
            try (ServerProcess dying = ServerProcess.start(directory.resolve("dying"), environment);
                    ServerProcess other = ServerProcess.start(directory.resolve("other"), environment)) {
                stub.keepsSilentAt(text -> true);
                Map<String, String> texts = ask(List.of(dying.api(), other.api()));
                stub.breaksItsSilence();
                Awaitility.await("the midst of it")
                        .atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> stub.requests() >= GENERATIONS / 3 && completedBy(dying) > 0);

                dying.kill();

                assertThat(completedBy(dying) + completedBy(other))
                        .as("generations that were completed before one of two nodes died")
                        .isLessThan(GENERATIONS);
                new Aftermath(other.api(), database(postgres), directory, LIMIT).isWellFor(texts);
                assertThat(stub.asked().values())
                        .as("what died before it was recorded is asked for once more")
                        .allSatisfy(times -> assertThat(times.get()).isLessThanOrEqualTo(2));
                assertThat(stub.asked()).hasSize(GENERATIONS);
            }
        }
    }

    private static Map<String, String> ask(List<Api> nodes) {
        Map<String, String> texts = new ConcurrentHashMap<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int number = 0; number < GENERATIONS; number++) {
                Api node = nodes.get(number % nodes.size());
                String text = "Number " + number + " of a thousand.";
                callers.submit(() -> texts.put(node.generate(Aftermath.body(text)), text));
            }
        }
        assertThat(texts).hasSize(GENERATIONS);
        return texts;
    }

    private static long completedBy(ServerProcess server) throws IOException {
        return server.logLines().stream()
                .filter(line -> line.get("message").asString().equals("completed"))
                .count();
    }

    private static JdbcClient database(EmbeddedPostgres postgres) {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
    }

    private Map<String, String> environment(SpeechStub stub, EmbeddedPostgres postgres) {
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put(
                "RHAPSODE_DATABASE_URL",
                "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
        environment.put("RHAPSODE_STORAGE_PATH", directory.resolve("shared").toString());
        environment.put("RHAPSODE_CREDITS_WELCOME", "10000000");
        environment.put("RHAPSODE_GATEWAY_LIMITS_REQUESTSPERMINUTE", "100000"); // of who looks at all of them
        if (FfmpegBinaries.areBundled()) { // it starts in a fifth of the time, which counts with a thousand files
            environment.put("PATH", directory.resolve("nothing").toString());
        }
        return environment;
    }
}
