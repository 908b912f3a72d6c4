package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** From a text to a file, with the real espeak-ng, the real ffmpeg and the embedded PostgreSQL. */
class WholeWayIT {

    private static final Duration LIMIT = Api.PATIENCE;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static ServerProcess server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(directory.resolve("home"), Map.of());
        api = server.api();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3", "m4a", "opus", "flac", "wav"})
    void aTextBecomesAFileOfTheRightLengthLoudnessAndTags(String format) throws Exception {
        Map<String, Object> body = Api.body(Texts.paragraphs(12), format);
        body.put("title", "The keeper of the lamps");
        String id = api.generate(body);
        JsonNode view = api.awaitOver(id, LIMIT);

        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("routing").get("provider").asString()).isEqualTo("local");
        assertThat(view.get("creditsCharged").asLong()).isZero();
        Path file = api.download(id, directory.resolve(id + "." + format));
        Sound sound = Sound.of(file);
        assertThat(sound.seconds())
                .isCloseTo(view.get("audio").get("durationMs").asDouble() / 1000, within(0.1));
        assertThat(sound.seconds())
                .isCloseTo(spokenSeconds(id), within(12 * 1.5))
                .isGreaterThan(spokenSeconds(id));
        assertThat(view.get("audio").get("loudnessLufs").asDouble()).isCloseTo(-19, within(1.0));
        assertThat(view.get("audio").get("peakDb").asDouble()).isLessThanOrEqualTo(-2.5);
        assertThat(Files.size(file)).isEqualTo(view.get("audio").get("bytes").asLong());
        String tags = Sound.probe(file, "format_tags:stream_tags").toLowerCase();
        assertThat(tags).contains("the keeper of the lamps").contains("ai-generated");
    }

    @Test
    void whatIsFarTooLongInALineOrAHeaderIsToldSoLikeAnythingElse() {
        var line = api.send(
                api.request("/api/v1/generations?cursor=" + "%20".repeat(8_000)).build());
        var header = api.send(api.request("/api/v1/generations?limit=many")
                .header("X-Request-Id", "k".repeat(24_000))
                .build());
        assertThat(List.of(line, header)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        });
    }

    private static double spokenSeconds(String id) {
        double millis = 0;
        for (JsonNode chunk : api.get("/api/v1/generations/" + id + "/chunks").get("items")) {
            millis += chunk.get("durationMs").asDouble();
        }
        return millis / 1000;
    }

    @Test
    void theStreamTellsEveryStepOnceAndResumesAnywhere() {
        String id = api.generate(Api.body(Texts.paragraphs(10), "wav"));
        List<Api.Sent> all = api.events(id, -1);

        assertThat(all.getFirst().data().get("status").asString()).isEqualTo("analyzing");
        assertThat(all.getLast().event()).isEqualTo("completed");
        assertThat(all.getLast().data().get("audioUrl").asString()).endsWith(id + "/audio");
        assertThat(all).extracting(Api.Sent::id).isSorted().doesNotHaveDuplicates();
        for (Api.Sent known : all.subList(0, all.size() - 1)) {
            List<Long> rest = all.stream()
                    .map(Api.Sent::id)
                    .filter(number -> number > known.id())
                    .toList();
            assertThat(api.events(id, known.id())).extracting(Api.Sent::id).containsExactlyElementsOf(rest);
        }
        var afterTheEnd = api.send(api.request("/api/v1/generations/" + id + "/events")
                .header("Last-Event-ID", String.valueOf(all.getLast().id()))
                .build());
        assertThat(afterTheEnd.statusCode()).isEqualTo(204);
    }

    @Test
    void theLiveStreamIsHeardWholeWithoutWaitingForTheFile() throws Exception {
        String id = api.generate(Api.body(Texts.paragraphs(8), "mp3"));
        Path heard = directory.resolve("live.mp3");
        try (var stream = api.open("/api/v1/generations/" + id + "/stream")) {
            Files.copy(stream, heard);
        }
        JsonNode view = api.awaitOver(id, LIMIT);
        assertThat(Sound.of(heard).seconds())
                .isCloseTo(view.get("audio").get("durationMs").asDouble() / 1000, within(0.5));
    }

    @Test
    void anErasedGenerationLeavesNothingThatWasTypedOrSpoken() throws Exception {
        String words = "Nobody else in the world says zanzibarkadabra in this order of words.";
        Map<String, Object> body = Api.body(words, "wav");
        body.put("title", "Titel zanzibarkadabra");
        String id = api.generate(body);
        assertThat(api.awaitOver(id, LIMIT).get("status").asString()).isEqualTo("completed");
        assertThat(filesWith(server.home().resolve("objects"), "zanzibarkadabra"))
                .isPositive();

        var erased = api.send(api.request("/api/v1/generations/" + id).DELETE().build());

        assertThat(erased.statusCode()).isEqualTo(204);
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(filesWith(server.home().resolve("objects"), "zanzibarkadabra"))
                    .isZero();
            assertThat(filesNamed(server.home().resolve("objects"), id)).isZero();
            assertThat(count(server.home().resolve("objects").resolve("tenants/ten_first/spoken")))
                    .isEqualTo(spokenBefore(id));
        });
        assertThat(api.send(api.request("/api/v1/generations/" + id + "/audio").build())
                        .statusCode())
                .isIn(404, 410);
    }

    /** What other generations of this class use stays; their number of chunks is read from the interface. */
    private static long spokenBefore(String erased) {
        long chunks = 0;
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (JsonNode view : api.get("/api/v1/generations?limit=200").get("items")) {
            String id = view.get("generationId").asString();
            if (!id.equals(erased) && seen.add(view.get("characters").asString())) {
                chunks += view.get("progress").get("chunksTotal").asLong();
            }
        }
        return chunks;
    }

    private static long filesWith(Path root, String words) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, words))
                    .count();
        }
    }

    private static boolean contains(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException gone) {
            return false;
        }
    }

    private static long filesNamed(Path root, String name) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().contains(name))
                    .filter(Files::isRegularFile)
                    .count();
        }
    }

    private static long count(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
