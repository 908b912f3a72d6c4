package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.rhapsode.application.server.Server;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A word is typed wherever a caller can type one, and then looked for in everything that is kept for ever. */
class NothingTypedIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final String KEY = "test-key-of-the-first-tenant";
    private static final String GENERATIONS = "/api/v1/generations";

    /** Eight letters, so that it fits wherever a subtag of a language fits. */
    private static final String WORD = "zanzibar";

    /** Every name under which metadata is stored, and all that may stand there. */
    private static final Map<String, Pattern> METADATA = Map.of(
            "tenant", Pattern.compile("ten_first"),
            "actor", Pattern.compile("key_first|sys_rhapsode"),
            "correlationId", Pattern.compile("req_[0-9a-f]{32}|[0-9a-f-]{36}"),
            "causationId", Pattern.compile("[0-9a-f-]{36}"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        server = Server.start(
                directory.resolve("home"),
                0,
                Map.of("rhapsode.api-key", KEY, "rhapsode.gateway.caller.country-header", "X-Country"));
        api = new Api(server.url(), KEY);
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        ((Logger) LoggerFactory.getLogger("io.rhapsode")).setLevel(Level.DEBUG);
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        ((Logger) LoggerFactory.getLogger("io.rhapsode")).setLevel(null);
        server.close();
    }

    @Test
    void whatIsTypedAnywhereIsInNoEventAndInNoLogLine() throws Exception {
        String id = generate();
        assertThat(api.awaitOver(id, LIMIT).get("status").asString()).isEqualTo("completed");
        everythingThatIsRefused();
        accepted(post(
                GENERATIONS + "/" + id + "/feedback",
                Map.of("rating", 5, "comment", "So " + WORD, "tags", List.of(WORD, "natural"))));
        accepted(post(GENERATIONS + "/" + id + "/playback", Map.of("playedSeconds", 1.5, "completed", true)));
        accepted(post(GENERATIONS + "/" + id + "/regenerate", Map.of("title", "Again " + WORD)));
        accepted(post(GENERATIONS + "/preview", Map.of("text", "Listen to " + WORD + " first.", "title", WORD)));

        List<TrackedEventMessage<?>> events = events();
        assertThat(events)
                .extracting(event -> event.getPayloadType().getSimpleName())
                .contains(
                        "GenerationRequested",
                        "TextAnalyzed",
                        "GenerationCompleted",
                        "FeedbackGiven",
                        "PlaybackReported");
        Serializer written = server.context().getBean("eventSerializer", Serializer.class);
        for (TrackedEventMessage<?> event : events) {
            String payload = written.serialize(event.getPayload(), String.class).getData();
            assertThat(payload.toLowerCase(Locale.ROOT)).as(payload).doesNotContain(WORD);
            assertThat(METADATA.keySet()).containsAll(event.getMetaData().keySet());
            event.getMetaData()
                    .forEach((name, value) ->
                            assertThat(String.valueOf(value)).as(name).matches(METADATA.get(name)));
        }
        assertThat(lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain(WORD));
        assertThat(LOG.list)
                .as("a caller's own id leads to ours")
                .anySatisfy(line -> assertThat(line.getMDCPropertyMap())
                        .containsEntry("requestId", WORD + "-1")
                        .extractingByKey("correlationId")
                        .asString()
                        .startsWith("req_"));
    }

    private static String generate() {
        HttpResponse<String> response = post(
                GENERATIONS + "?" + WORD + "=" + WORD,
                Map.of(
                        "text",
                        "All the way to " + WORD + ".",
                        "title",
                        "Title " + WORD,
                        "voicePreferences",
                        Map.of("language", "en-x-" + WORD),
                        "audio",
                        Map.of("format", "wav")));
        accepted(response);
        return response.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private static void everythingThatIsRefused() {
        Map<String, Object> values = new HashMap<>(Map.of(
                "projectId",
                "prj_" + WORD,
                "quoteId",
                WORD,
                "voiceId",
                "local:" + WORD,
                "model",
                WORD,
                "voicePreferences",
                Map.of("language", WORD),
                "routing",
                Map.of("strategy", WORD),
                "audio",
                Map.of("format", WORD),
                "settings",
                Map.of("emotion", WORD),
                WORD,
                WORD));
        values.forEach((name, value) -> refused(Map.of("text", "One sentence of " + WORD + ".", name, value)));
        List.<Map<String, Object>>of(
                        Map.of("voiceId", WORD + ":" + WORD),
                        Map.of("voiceId", "voc_" + WORD),
                        Map.of("voicePreferences", Map.of("gender", WORD)),
                        Map.of("voicePreferences", Map.of("style", WORD)),
                        Map.of("routing", Map.of("preferredProvider", WORD)),
                        Map.of("routing", Map.of("excludeProviders", List.of(WORD))),
                        Map.of("routing", Map.of("strategy", "balanced", WORD, WORD)))
                .forEach(body -> {
                    Map<String, Object> whole = new HashMap<>(body);
                    whole.put("text", "One sentence of " + WORD + ".");
                    refused(whole);
                });
        for (String path :
                List.of("/" + WORD, "/api/v1/" + WORD, GENERATIONS + "/" + WORD, GENERATIONS + "?cursor=" + WORD)) {
            assertThat(api.send(api.request(path).build()).statusCode())
                    .as(path)
                    .isBetween(400, 499);
        }
        Api stranger = api.withKey(WORD + "-is-not-a-key-of-anybody");
        assertThat(stranger.send(stranger.request(GENERATIONS).build()).statusCode())
                .isEqualTo(401);
        assertThat(api.send(api.request(GENERATIONS)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"text\": \"" + WORD))
                                .build())
                        .statusCode())
                .isEqualTo(400);
    }

    private static void refused(Map<String, Object> body) {
        HttpResponse<String> response = post(GENERATIONS, body);
        assertThat(response.statusCode()).as(body + " " + response.body()).isBetween(400, 499);
    }

    private static void accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    }

    /** With the word in every header that anybody might look at. */
    private static HttpResponse<String> post(String path, Object body) {
        return api.send(api.request(path)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", WORD + "-1")
                .header("Idempotency-Key", WORD + body.hashCode() + path.hashCode())
                .header("User-Agent", WORD + "/1.0")
                .header("X-Country", WORD)
                .header("Accept-Language", WORD)
                .header("Referer", "https://example.org/" + WORD)
                .header("X-Forwarded-For", WORD)
                .header("traceparent", "00-" + WORD)
                .header("baggage", WORD + "=" + WORD)
                .header("Cookie", WORD + "=" + WORD)
                .POST(BodyPublishers.ofString(new JsonMapper().writeValueAsString(body)))
                .build());
    }

    /** All that the store has, from its first event. */
    private static List<TrackedEventMessage<?>> events() throws InterruptedException {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        try (var stream = server.context().getBean(EventStore.class).openStream(null)) {
            while (stream.hasNextAvailable(500, TimeUnit.MILLISECONDS)) {
                events.add(stream.nextAvailable());
            }
        }
        return events;
    }

    /** Everything of every log line, but for the caller's own id of its request, which is there to be found by it. */
    private static List<String> lines() {
        return List.copyOf(LOG.list).stream().map(NothingTypedIT::line).toList();
    }

    private static String line(ILoggingEvent event) {
        Map<String, String> context = new HashMap<>(event.getMDCPropertyMap());
        context.remove("requestId");
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + " " + event.getKeyValuePairs() + " " + context + " " + thrown;
    }
}
