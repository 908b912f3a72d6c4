package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.LibraryVoiceId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The library of a server whose providers change: what is in it, who stands in for whom, what a voice sounds like, and what becomes of one that goes away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VoicesIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final int LISTENERS = 8;
    private static final String VOICES = "/api/v1/voices";
    private static final String SETTING = "RHAPSODE_SPEECH_PROVIDERS_STUB_VOICES";
    private static final String ANNA = id("stub:anna");
    private static final String BOB = id("stub:bob");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static SpeechStub stub;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        stub = new SpeechStub();
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put(SETTING, "anna female en-GB,bob male en-US");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_CREDITSPER1KCHARACTERS", "100");
        environment.put("RHAPSODE_VOICES_EVERY", "1s");
        environment.put("RHAPSODE_VOICES_EQUIVALENTS", "stub:bob local:en-gb+m3");
        server = ServerProcess.start(directory.resolve("home"), environment);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        stub.close();
    }

    @Test
    @Order(1)
    void theVoicesOfAllProvidersAreThereSoonAfterTheStart() {
        Awaitility.await("the voices of both providers").atMost(LIMIT).untilAsserted(() -> {
            assertThat(list("provider=stub")).containsExactly("stub:anna", "stub:bob");
            assertThat(list("provider=local&q=en-gb&limit=200")).contains("local:en-gb", "local:en-gb+f2");
        });

        assertThat(list("provider=stub&language=en&gender=male")).containsExactly("stub:bob");
        assertThat(list("language=en-GB&q=anna")).containsExactly("stub:anna");
        assertThat(list("maxCreditsPer1kCharacters=99&limit=200"))
                .isNotEmpty()
                .allMatch(voice -> voice.startsWith("local:"));
        JsonNode anna = server.api().get(VOICES + "/" + ANNA);
        assertThat(anna.get("voice").asString()).isEqualTo("stub:anna");
        assertThat(anna.get("status").asString()).isEqualTo("available");
        assertThat(anna.get("creditsPer1kCharacters").asLong()).isEqualTo(100);
    }

    @Test
    @Order(2)
    void whileNothingChangesNothingIsRecorded() throws Exception {
        JdbcClient database = Operator.at(server);
        long events = voiceEvents(database);
        for (int round = 0; round < 2; round++) {
            String before = lastRound(database);
            Awaitility.await("another round")
                    .atMost(LIMIT)
                    .until(() -> !lastRound(database).equals(before));
        }

        assertThat(voiceEvents(database)).isEqualTo(events);
    }

    @Test
    @Order(3)
    void theIdOfTheLibraryIsSpokenWithAsTheProvidersOwn() {
        Map<String, Object> body = Api.body(Texts.paragraphs(1), "wav");
        body.put("voiceId", BOB);

        JsonNode view = server.api().awaitOver(server.api().generate(body), LIMIT);

        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("routing").get("voiceId").asString()).isEqualTo("stub:bob");
    }

    @Test
    @Order(5)
    void whereAProviderFailsTheNearestVoiceOfAnotherStandsIn() {
        JsonNode nearest = server.api()
                .get(VOICES + "/" + BOB + "/equivalents")
                .get("items")
                .get(0);
        assertThat(nearest.get("voice").asString()).isEqualTo("local:en-gb+m3");
        assertThat(nearest.get("alike").get(0).asString()).isEqualTo("declared");
        stub.refuses(request -> true);
        Map<String, Object> body = Api.body(Texts.paragraphs(5, 1), "wav"); // of which it has spoken nothing yet
        body.put("voiceId", BOB);

        JsonNode view = server.api().awaitOver(server.api().generate(body), LIMIT);

        stub.refuses(request -> false);
        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(view.get("routing").get("voiceId").asString()).isEqualTo("local:en-gb+m3");
    }

    @Test
    @Order(4)
    void aSampleIsSpokenOnceHoweverManyWantToHearItAndCostsNothing() throws Exception {
        long credits = server.api().get("/api/v1/credits").get("available").asLong();

        List<Integer> answers;
        String sample = VOICES + "/" + BOB + "/sample";
        try (ExecutorService listeners = Executors.newFixedThreadPool(LISTENERS)) {
            answers = IntStream.range(0, LISTENERS)
                    .mapToObj(listener -> CompletableFuture.supplyAsync(
                            () -> server.api()
                                    .send(server.api().request(sample).build())
                                    .statusCode(),
                            listeners))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(answers).containsOnly(200);
        assertThat(samples()).isEqualTo(1);
        Path file = directory.resolve("sample.mp3");
        try (var audio = server.api().open(sample)) {
            Files.write(file, audio.readAllBytes());
        }
        assertThat(Sound.of(file).seconds()).isBetween(2.0, 15.0);
        HttpResponse<String> part = server.api()
                .send(server.api().request(sample).header("Range", "bytes=0-99").build());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 0-99/" + Files.size(file));
        assertThat(server.api().get("/api/v1/credits").get("available").asLong())
                .isEqualTo(credits);
    }

    @Test
    @Order(6)
    void eachTenantHasFavouritesOfItsOwn() throws Exception {
        Api other = OtherTenant.of(server);

        assertThat(favourite(server.api(), BOB, "POST")).isEqualTo(204);
        assertThat(favourite(other, ANNA, "POST")).isEqualTo(204);

        Awaitility.await("favourites").atMost(LIMIT).untilAsserted(() -> {
            assertThat(list("favourite=true")).containsExactly("stub:bob");
            assertThat(list(other, "favourite=true")).containsExactly("stub:anna");
        });
        assertThat(favourite(other, ANNA, "DELETE")).isEqualTo(204);
        Awaitility.await("none")
                .atMost(LIMIT)
                .until(() -> list(other, "favourite=true").isEmpty());
    }

    @Test
    @Order(7)
    void aVoiceThatItsProviderDoesNotHaveAnyMoreIsShownAsGoneAndCannotBeNamed() throws Exception {
        server.close();
        server.remember(SETTING, "anna female en-GB");
        server.restart();

        Awaitility.await("bob to be gone")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(server.api()
                                .get(VOICES + "/" + BOB)
                                .get("status")
                                .asString())
                        .isEqualTo("unavailable"));

        assertThat(list("provider=stub")).containsExactly("stub:anna");
        assertThat(list("provider=stub&status=unavailable")).containsExactly("stub:bob");
        assertThat(list("favourite=true")).as("a favourite stays one").containsExactly("stub:bob");
        assertThat(server.api()
                        .send(server.api()
                                .request(VOICES + "/" + BOB + "/sample")
                                .build())
                        .statusCode())
                .as("what was heard once can be heard for ever")
                .isEqualTo(200);
        Map<String, Object> body = Api.body("A sentence.", "wav");
        body.put("voiceId", BOB);
        HttpResponse<String> refused = server.api().post("/api/v1/generations", body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("voice_not_found").contains("/voiceId");
    }

    @Test
    @Order(8)
    void aVoiceThatComesBackHasItsOldId() throws Exception {
        server.close();
        server.remember(SETTING, "anna female en-GB,bob male en-AU");
        server.restart();

        Awaitility.await("bob to be back").atMost(LIMIT).untilAsserted(() -> {
            JsonNode bob = server.api().get(VOICES + "/" + BOB);
            assertThat(bob.get("status").asString()).isEqualTo("available");
            assertThat(bob.get("languages").get(0).asString()).isEqualTo("en-AU");
        });
        assertThat(Operator.at(server)
                        .sql(
                                "select payloadtype from domainevententry where aggregateidentifier = :id order by sequencenumber")
                        .param("id", BOB)
                        .query(String.class)
                        .list())
                .containsExactly("voice.VoiceListed", "voice.VoiceWithdrawn", "voice.VoiceReturned");
    }

    /** How often a sentence of a sample was asked for. */
    private static int samples() {
        return stub.asked().entrySet().stream()
                .filter(text -> text.getKey().startsWith("Hello."))
                .mapToInt(text -> text.getValue().get())
                .sum();
    }

    private static long voiceEvents(JdbcClient database) {
        return database.sql("select count(*) from domainevententry where type = 'Voice'")
                .query(Long.class)
                .single();
    }

    private static String lastRound(JdbcClient database) {
        return database.sql("select last_success::text from scheduled_tasks where task_name = 'SyncVoices'")
                .query(String.class)
                .single();
    }

    private static String id(String voice) {
        return LibraryVoiceId.of(new VoiceId(voice)).value();
    }

    private static List<String> list(String query) {
        return list(server.api(), query);
    }

    private static List<String> list(Api api, String query) {
        return api.get(VOICES + "?" + query)
                .get("items")
                .valueStream()
                .map(voice -> voice.get("voice").asString())
                .toList();
    }

    private static int favourite(Api api, String voice, String method) {
        HttpRequest request = api.request(VOICES + "/" + voice + "/favourite")
                .method(method, BodyPublishers.noBody())
                .build();
        return api.send(request).statusCode();
    }
}
