package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two servers over one PostgreSQL and one bucket: whatever one has stored the other finds, and nothing of it lies on their disks. */
class S3StorageIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private S3Server bucket;
    private EmbeddedPostgres postgres;
    private ServerProcess first;
    private ServerProcess second;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        bucket = S3Server.start(Files.createDirectories(directory.resolve("s3")));
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start();
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.putAll(bucket.environment());
        environment.put(
                "RHAPSODE_DATABASE_URL",
                "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
        first = ServerProcess.start(directory.resolve("first"), environment);
        second = ServerProcess.start(directory.resolve("second"), environment);
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        second.close();
        postgres.close();
        bucket.close();
        stub.close();
    }

    @Test
    void whatOneServerHasMadeTheOtherGivesAndErasesForGood() throws Exception {
        Map<String, Object> body = Api.body("Nobody says zanzibarkadabra.\n\n" + Texts.paragraphs(6), "mp3");
        body.put("title", "Der Erlk\u00f6nig");
        String id = first.api().generate(body);
        JsonNode view = first.api().awaitOver(id, LIMIT);
        assertThat(view.get("status").asString()).as(view.toString()).isEqualTo("completed");
        Path file = second.api().download(id, directory.resolve("file.mp3"));
        byte[] whole = Files.readAllBytes(file);
        assertThat(whole).hasSize(view.get("audio").get("bytes").asInt());
        assertThat(Sound.of(file).seconds()).isPositive();

        aRangeIsPartOfIt(id, whole);
        try (var stream = second.api().open("/api/v1/generations/" + id + "/stream")) {
            assertThat(stream.readAllBytes()).isEqualTo(whole);
        }
        URI link = link(id);
        HttpResponse<byte[]> followed = get(link);
        assertThat(followed.statusCode()).isEqualTo(200);
        assertThat(followed.body()).isEqualTo(whole);
        assertThat(followed.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("Der%20Erlk%C3%B6nig.mp3");
        assertThat(objects()).isNotEmpty().allMatch(key -> key.startsWith("tenants/ten_first/"));
        nothingLiesOnDisks();

        assertThat(second.api()
                        .send(second.api()
                                .request("/api/v1/generations/" + id)
                                .DELETE()
                                .build())
                        .statusCode())
                .isEqualTo(204);

        Awaitility.await("everything to be gone").atMost(LIMIT).untilAsserted(() -> {
            assertThat(objects()).isEmpty();
            assertThat(holdsTheWord()).isFalse();
        });
        assertThat(get(link).statusCode()).as("the signed link").isEqualTo(404);
        assertThat(answer(first.api(), id, "/audio").statusCode()).isEqualTo(410);
    }

    @Test
    void theOtherServerIsHeardWhileTheTextIsStillBeingSpoken() throws Exception {
        stub.answersAfter(Duration.ofMillis(100));
        String id = first.api().generate(Api.body(Texts.paragraphs(20), "mp3"));
        Path heard = directory.resolve("live.mp3");

        try (var stream = second.api().open("/api/v1/generations/" + id + "/stream")) {
            Files.copy(stream, heard);
        }

        JsonNode view = second.api().awaitOver(id, LIMIT);
        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(Sound.of(heard).seconds())
                .isCloseTo(view.get("audio").get("durationMs").asDouble() / 1000, within(0.5));
        Awaitility.await("pieces that were heard to be gone")
                .atMost(LIMIT)
                .until(() -> objects().stream().noneMatch(key -> key.contains("/live/")));
    }

    @Test
    void withoutTheBucketCallersAreToldToComeBackAndNothingIsLost() throws Exception {
        stub.answersAfter(Duration.ofMillis(200));
        Map<String, String> texts = new LinkedHashMap<>();
        String before = "Spoken before the outage.";
        String done = first.api().generate(Aftermath.body(before));
        texts.put(done, before);
        first.api().awaitOver(done, LIMIT);
        for (int number = 0; number < 3; number++) {
            String text = "Number " + number + ".\n\n" + Texts.paragraphs(30);
            texts.put(first.api().generate(Aftermath.body(text)), text);
        }
        Awaitility.await("some chunks").atMost(LIMIT).until(() -> stub.requests() >= 15);

        bucket.stop();

        Awaitility.await("not ready").atMost(LIMIT).until(() -> probe("readiness") == 503);
        assertThat(probe("liveness")).isEqualTo(200);
        isUnavailable(first.api().post("/api/v1/generations", Aftermath.body("Nobody can keep this.")));
        isUnavailable(answer(first.api(), done, "/audio"));
        bucket.restart();

        Awaitility.await("ready").atMost(LIMIT).until(() -> probe("readiness") == 200);
        new Aftermath(first.api(), database(), directory, LIMIT).isWellFor(texts);
        for (String id : texts.keySet()) {
            assertThat(first.api().generation(id).get("status").asString()).isEqualTo("completed");
        }
    }

    @Test
    void aServerWithAWrongKeyOrWithoutABucketStartsAndSaysSo() throws Exception {
        Map<String, Map.Entry<String, String>> faults = Map.of(
                "key", Map.entry("RHAPSODE_STORAGE_S3_SECRET_KEY", "another-secret"),
                "bucket", Map.entry("RHAPSODE_STORAGE_S3_BUCKET", "nobodys"));
        for (var fault : faults.entrySet()) {
            second.kill();
            bucket.environment().forEach(second::remember);
            second.remember(fault.getValue().getKey(), fault.getValue().getValue());
            second.restart();

            assertThat(probe(second.api(), "readiness")).as(fault.getKey()).isEqualTo(503);
            isUnavailable(second.api().post("/api/v1/generations", Aftermath.body("Nobody can keep this.")));
            assertThat(Files.readString(second.home().resolve("server.log"))).doesNotContain("another-secret");
        }
    }

    private void aRangeIsPartOfIt(String id, byte[] whole) throws Exception {
        Api api = second.api();
        HttpRequest request = api.request("/api/v1/generations/" + id + "/audio")
                .header("Range", "bytes=1000-2999")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> part = http.send(request, BodyHandlers.ofByteArray());
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1000-2999/" + whole.length);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, 3000));
        }
    }

    private URI link(String id) {
        HttpResponse<String> redirect = answer(second.api(), id, "/audio?redirect=true");
        assertThat(redirect.statusCode()).isEqualTo(302);
        String location = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(bucket.endpoint() + "/" + S3Server.BUCKET + "/tenants/ten_first/audio/");
        return URI.create(location);
    }

    private static HttpResponse<byte[]> get(URI link) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());
        }
    }

    private static HttpResponse<String> answer(Api api, String id, String of) {
        return api.send(api.request("/api/v1/generations/" + id + of).build());
    }

    private static void isUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        JsonNode problem = new JsonMapper().readTree(answer.body());
        assertThat(problem.get("code").asString()).isEqualTo("unavailable");
        assertThat(problem.get("retryable").asBoolean()).isTrue();
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private int probe(String kind) {
        return probe(first.api(), kind);
    }

    private static int probe(Api api, String kind) {
        return api.send(HttpRequest.newBuilder(URI.create(api.url() + "/actuator/health/" + kind))
                        .build())
                .statusCode();
    }

    private JdbcClient database() {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "postgres"));
    }

    /** The keys in the bucket. */
    private List<String> objects() throws IOException {
        try (Stream<Path> files = Files.walk(bucket.files())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket.files().relativize(file).toString())
                    .toList();
        }
    }

    private boolean holdsTheWord() throws IOException {
        try (Stream<Path> files = Files.walk(bucket.files())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("zanzibarkadabra")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void nothingLiesOnDisks() throws IOException {
        for (ServerProcess server : List.of(first, second)) {
            assertThat(server.home().resolve("objects")).doesNotExist();
            assertThat(server.home().resolve("work")).isEmptyDirectory();
        }
    }
}
