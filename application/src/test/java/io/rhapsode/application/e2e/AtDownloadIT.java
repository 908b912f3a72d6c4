package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A tenant who pays by downloading: what is held, what is heard, what is charged, and what becomes of what nobody fetches. */
class AtDownloadIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final int RETENTION_DAYS = 3;

    /** About three minutes. */
    private static final int PARAGRAPHS = 7;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static SpeechStub stub;
    private static ServerClock clock;
    private static ServerProcess server;
    private static Bookkeeper operator;
    private static Api api;
    private static JdbcClient database;
    private static int texts;

    @BeforeAll
    static void start() throws Exception {
        stub = new SpeechStub();
        clock = new ServerClock(directory);
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.putAll(clock.environment());
        environment.put("RHAPSODE_CREDITS_WELCOME", "1000000");
        server = ServerProcess.start(directory.resolve("home"), environment);
        api = server.api();
        database = Operator.at(server);
        operator = Bookkeeper.of(server);
        operator.chargesAtDownload(RETENTION_DAYS);
    }

    @AfterAll
    static void stop() throws IOException {
        balance();
        operator.provesTheBooks();
        server.close();
        stub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3", "m4a", "opus", "flac", "wav"})
    void itIsHeldUntilItIsDownloadedAndNoMoreThanItsFirstMinuteIsHeardBefore(String format) throws Exception {
        JsonNode before = balance();
        String id = generate(format);
        Path live = stored(api.open(generation(id) + "/stream"), format);
        JsonNode view = api.awaitOver(id, LIMIT);
        long price = view.get("characters").asLong();

        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("charging").asString()).isEqualTo("at-download");
        assertThat(view.get("availableUntil").isNull()).isFalse();
        assertThat(view.get("creditsCharged").asLong()).isZero();
        assertThat(view.get("creditsHeld").asLong()).isEqualTo(price);
        assertThat(view.get("audio").get("durationMs").asLong()).isGreaterThan(120_000);
        assertThat(credits("settled")).isEqualTo(before.get("settled").asLong());
        assertThat(credits("available")).isEqualTo(before.get("available").asLong() - price);

        isTheFirstMinute(live);
        isTheFirstMinute(stored(api.open(generation(id) + "/stream"), format));
        isTheFirstMinute(ranged(id, format));
        assertThat(head(id).statusCode()).isEqualTo(200);
        assertThat(credits("settled")).isEqualTo(before.get("settled").asLong());

        Path file = api.download(id, directory.resolve(id + "." + format));

        assertThat(Files.size(file)).isEqualTo(view.get("audio").get("bytes").asLong());
        assertThat(Sound.of(file).seconds()).isGreaterThan(120);
        charged(before, price);
        assertThat(api.generation(id).get("availableUntil").isNull()).isTrue();
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(api.generation(id).get("creditsCharged").asLong()).isEqualTo(price);
            assertThat(api.generation(id).get("creditsHeld").asLong()).isZero();
        });

        api.download(id, file);

        assertThat(credits("settled")).isEqualTo(before.get("settled").asLong() - price);
        assertThat(credits("available")).isEqualTo(before.get("available").asLong() - price);
        assertThat(Sound.of(ranged(id, format)).seconds()).isGreaterThan(120);
    }

    @Test
    void whatWasCancelledIsPaidByItsDownloadToo() throws Exception {
        stub.answersAfter(Duration.ofMillis(300));
        JsonNode before = balance();
        String id = generate("wav", 40);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        api.generation(id).get("progress").get("chunksDone").asInt() > 0);
        assertThat(api.post(generation(id) + "/cancel", Map.of()).statusCode()).isEqualTo(202);
        stub.answersAfter(Duration.ZERO);
        JsonNode merged = Awaitility.await()
                .atMost(LIMIT)
                .until(() -> api.generation(id), view -> !view.get("audio").isNull());
        assertThat(merged.get("status").asString()).isEqualTo("cancelled");
        assertThat(credits("settled")).isEqualTo(before.get("settled").asLong());

        api.download(id, directory.resolve(id + ".wav"));

        assertThat(credits("settled"))
                .isLessThan(before.get("settled").asLong())
                .isGreaterThan(before.get("settled").asLong()
                        - merged.get("characters").asLong());
    }

    @Test
    void whatItsOwnerErasesBeforeCostsNothing() {
        JsonNode before = balance();
        String id = generate("mp3");
        api.awaitOver(id, LIMIT);

        api.send(api.request(generation(id)).DELETE().build());

        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(credits("available")).isEqualTo(before.get("available").asLong());
            assertThat(credits("settled")).isEqualTo(before.get("settled").asLong());
            assertThat(filesOf(id)).isEmpty();
        });
    }

    @Test
    void whatNobodyDownloadsIsReleasedAndRemovedAndWhatWasDownloadedStays() throws Exception {
        JsonNode first = balance();
        String kept = generate("mp3");
        long price = api.awaitOver(kept, LIMIT).get("characters").asLong();
        api.download(kept, directory.resolve("kept.mp3"));
        charged(first, price);
        JsonNode before = balance();
        String id = generate("mp3");
        api.awaitOver(id, LIMIT);
        assertThat(filesOf(id)).hasSize(3);

        clock.isWrongBy(Duration.ofDays(RETENTION_DAYS).plusHours(1));

        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            HttpResponse<String> gone = api.send(api.request(generation(id)).build());
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(gone.body())
                    .contains("generation_erased", "Nobody downloaded it in time", "Nothing was charged");
            assertThat(filesOf(id)).isEmpty();
            assertThat(credits("settled")).isEqualTo(before.get("settled").asLong());
            assertThat(credits("held"))
                    .as("nor for any other that nobody downloaded")
                    .isZero();
        });
        assertThat(api.send(api.request(generation(id) + "/audio").build()).statusCode())
                .isEqualTo(410);
        api.download(kept, directory.resolve("kept.mp3"));
        operator.provesTheBooks();
        clock.isWrongBy(Duration.ZERO);
    }

    @Test
    void whoseTenantChoosesAnewKeepsWhatWasRequestedBefore() {
        String id = generate("mp3");
        operator.chargesAtCompletion();
        try {
            String other = generate("mp3");

            assertThat(api.awaitOver(id, LIMIT).get("charging").asString()).isEqualTo("at-download");
            JsonNode view = api.awaitOver(other, LIMIT);
            assertThat(view.get("charging").asString()).isEqualTo("at-completion");
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> api.generation(other).get("creditsCharged").asLong()
                            == view.get("characters").asLong());
        } finally {
            operator.chargesAtDownload(RETENTION_DAYS);
        }
        assertThat(operator.charging().get("retentionDays").asInt()).isEqualTo(RETENTION_DAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "at-once"})
    void aChoiceThatIsNoneIsRefused(String charging) {
        var answer = operator.operator()
                .post("/actuator/credits/ten_first/charging", Map.of("charging", charging, "retentionDays", 3));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aRetentionThatIsNoneIsRefusedAndATenantThatIsNoneNotFound() {
        var forever = Map.of("charging", "at-download", "retentionDays", 366);
        assertThat(operator.operator()
                        .post("/actuator/credits/ten_first/charging", forever)
                        .statusCode())
                .isEqualTo(400);
        assertThat(operator.operator()
                        .post("/actuator/credits/ten_nobody/charging", Map.of("charging", "at-download"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static void charged(JsonNode before, long price) {
        assertThat(credits("settled")).isEqualTo(before.get("settled").asLong() - price);
    }

    /** With all that the account has said by now: what is shown is a moment behind the log. */
    private static JsonNode balance() {
        Awaitility.await("what the account has said")
                .atMost(LIMIT)
                .until(() -> database.sql("""
                                select sequence = (select max(sequencenumber) from domainevententry
                                  where aggregateidentifier = 'acc_first')
                                from credit_balance where account_id = 'acc_first'
                                """).query(Boolean.class).single());
        return api.get("/api/v1/credits");
    }

    private static void isTheFirstMinute(Path audio) throws Exception {
        assertThat(Sound.of(audio).seconds()).isLessThanOrEqualTo(60).isGreaterThan(58);
    }

    private static String generate(String format) {
        return generate(format, PARAGRAPHS);
    }

    private static String generate(String format, int paragraphs) {
        Map<String, Object> body = Api.body(Texts.paragraphs(100 * ++texts, paragraphs), format);
        body.put("routing", Map.of("preferredProvider", "stub"));
        return api.generate(body);
    }

    private static String generation(String id) {
        return "/api/v1/generations/" + id;
    }

    private static long credits(String what) {
        return balance().get(what).asLong();
    }

    private static Path ranged(String id, String format) throws Exception {
        HttpRequest request = api.request(generation(id) + "/audio")
                .header("Range", "bytes=0-")
                .build();
        return stored(api.open(request), format);
    }

    private static HttpResponse<String> head(String id) {
        return api.send(api.request(generation(id) + "/audio").HEAD().build());
    }

    private static Path stored(InputStream audio, String format) throws IOException {
        Path file = Files.createTempFile(directory, "heard-", "." + format);
        try (audio) {
            Files.write(file, audio.readAllBytes());
        }
        return file;
    }

    /** Its text, its file and its first minute. */
    private static List<Path> filesOf(String id) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("home").resolve("objects"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(id))
                    .toList();
        }
    }
}
