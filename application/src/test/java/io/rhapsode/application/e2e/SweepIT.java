package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.application.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes by itself on a running server, and that nobody misses it. */
class SweepIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final String KEY = "test-key-of-the-first-tenant";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static Path objects;
    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                directory.resolve("home"), 0, Map.of("rhapsode.api-key", KEY, "rhapsode.sweep.every", "1s"));
        api = new Api(server.url(), KEY);
        objects = directory.resolve("home").resolve("objects");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatWasSpokenCanBeHeardAndSpokenAgainWhenItsChunksAreGone() throws Exception {
        Map<String, Object> body = Api.body(Texts.paragraphs(6), "mp3");
        String id = api.generate(body);
        assertThat(api.awaitOver(id, LIMIT).get("status").asString()).isEqualTo("completed");
        assertThat(filesBelow("tenants/ten_first/spoken")).isPositive();

        server.context()
                .getBean(JdbcClient.class)
                .sql("update spoken_chunk set last_used_at = now() - interval '31 days'")
                .update();

        await().atMost(LIMIT).until(() -> filesBelow("tenants/ten_first/spoken") == 0);
        Path file = api.download(id, directory.resolve("file.mp3"));
        try (var stream = api.open("/api/v1/generations/" + id + "/stream")) {
            assertThat(stream.readAllBytes()).isEqualTo(Files.readAllBytes(file));
        }
        assertThat(filesBelow("tenants/ten_first/live")).isZero();
        var again = api.post("/api/v1/generations/" + id + "/regenerate", Map.of());
        assertThat(again.statusCode()).isEqualTo(202);
        String take2 = again.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        assertThat(api.awaitOver(take2, LIMIT).get("status").asString()).isEqualTo("completed");
        String sameText = api.generate(body);
        assertThat(api.awaitOver(sameText, LIMIT).get("status").asString()).isEqualTo("completed");
    }

    @Test
    void aTextThatNobodyKnowsOfGoesAndThoseOfGenerationsStay() throws Exception {
        String id = api.generate(Api.body("This text was asked for.", "wav"));
        api.awaitOver(id, LIMIT);
        Path texts = objects.resolve("tenants/ten_first/texts");
        Path known = texts.resolve(id);
        Path forgotten = Files.writeString(texts.resolve("gen_" + "f".repeat(26)), "Nobody asked for this text.");
        FileTime twoDaysAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(known, twoDaysAgo);
        Files.setLastModifiedTime(forgotten, twoDaysAgo);

        await().atMost(LIMIT).until(() -> Files.notExists(forgotten));

        assertThat(known).exists();
    }

    private static long filesBelow(String folder) throws IOException {
        Path root = objects.resolve(folder);
        if (Files.notExists(root)) {
            return 0;
        }
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
